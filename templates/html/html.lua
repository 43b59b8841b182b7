-- From the AST that compose made to the HTML of a report: structure, names for screen readers, and nothing unsafe.
-- Two passes over the document, because each takes a third of the time that pandoc itself takes: the first cleans and
-- takes out the notes, the second gives each part its element. Text is data here: raw markup in the AST is dropped, and the
-- only raw markup written is made in this file, with every value that it takes escaped.

local stringify = pandoc.utils.stringify
local INTERNAL = "^#[%w%-_.:]+$"

local function escape(text)
  return (text:gsub("[&<>\"']", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }))
end

local function open_tag(name, attributes)
  local parts = { name }
  for _, pair in ipairs(attributes) do
    if pair[2] and pair[2] ~= "" then parts[#parts + 1] = pair[1] .. '="' .. escape(pair[2]) .. '"' end
  end
  return pandoc.RawBlock("html", "<" .. table.concat(parts, " ") .. ">")
end

local function close_tag(name) return pandoc.RawBlock("html", "</" .. name .. ">") end

local function wrapped(name, attributes, blocks)
  local made = pandoc.Blocks({ open_tag(name, attributes) })
  made:extend(blocks)
  made:insert(close_tag(name))
  return made
end

local function class_list(element) return table.concat(element.classes, " ") end

-- Clean: what may come from the corpus is text, an id, known kinds of class and a language; nothing else passes.

local function clean_attr(element)
  local id = element.identifier:match("^[%w%-_.:]+$") or ""
  local classes = element.classes:filter(function(class) return class:match("^[%w%-]+$") ~= nil end)
  local language = element.attributes.lang
  local attributes = {}
  if language and language:match("^%a%a%a?[%w%-]*$") then attributes.lang = language end
  element.attr = pandoc.Attr(id, classes, attributes)
  return element
end

local uses_of_number = {} -- id in the accounting → how many places in the text lead there

local function clean_link(link)
  link = clean_attr(link)
  link.title = ""
  local target = link.target
  if target:match(INTERNAL) then
    local number = link.classes:includes("cijfer") and target:sub(2)
    if number then
      uses_of_number[number] = (uses_of_number[number] or 0) + 1
      link.identifier = "rr-" .. number .. "-" .. uses_of_number[number]
    end
    return link
  end
  local scheme = target:lower():match("^(%a+):")
  local safe = not target:match("[%s%c\"'<>\\]") and (target:lower():match("^https?://%w") or scheme == "mailto")
  if not safe then return pandoc.Span(link.content) end
  if scheme ~= "mailto" then
    link.attributes.rel = "noopener noreferrer"
    link.classes:insert("extern")
  end
  return link
end

local function nothing() return {} end

local clean_blocks = { RawBlock = nothing, Div = clean_attr, Header = clean_attr, CodeBlock = clean_attr }

local notes = {} -- the blocks of each, in the order of the text; they are printed at the end

local function clean_note(note)
  notes[#notes + 1] = note.content:walk(clean_blocks)
  local number = tostring(#notes)
  local attributes = { { "role", "doc-noteref" }, { "aria-label", "Noot " .. number } }
  local attr = pandoc.Attr("fnref" .. number, { "nootverwijzing" }, attributes)
  return pandoc.Superscript({ pandoc.Link(number, "#fn" .. number, "", attr) })
end

local clean = {
  RawBlock = nothing,
  RawInline = nothing,
  Span = clean_attr,
  Div = clean_attr,
  Header = clean_attr,
  Code = clean_attr,
  CodeBlock = clean_attr,
  Image = clean_attr,
  Link = clean_link,
  Note = clean_note,
}

-- The document's title is the page's h1, so chapters become h2; a box gets the level under the heading it stands below.
-- Walked by hand: pandoc's own walk from the top takes longer than all the rest of this file.
local function set_levels(blocks, level)
  for _, block in ipairs(blocks) do
    if block.t == "Header" then
      block.level = math.min(block.level + 1, 6)
      level = block.level
    elseif block.t == "Div" then
      if block.classes:includes("doos") then block.attributes.niveau = tostring(math.min(level + 1, 6)) end
      level = set_levels(block.content, level)
    end
  end
  return level
end

-- The table of contents: chapters and the sections in them.

local contents = {}

-- Inlines as they can be said twice in a page: without links, notes and ids.
local function bare(inlines)
  return inlines:walk({
    Link = function(link) return link.classes:includes("nootverwijzing") and {} or link.content end,
    Superscript = function(raised) if #raised.content == 0 then return {} end end,
    Span = function(span) return pandoc.Span(span.content, pandoc.Attr("", span.classes)) end,
  })
end

local function add_to_contents(header)
  if header.identifier == "" or header.level > 3 then return end
  local entry = { link = pandoc.Link(bare(header.content), "#" .. header.identifier), below = {} }
  if header.level == 2 or #contents == 0 then
    contents[#contents + 1] = entry
  else
    table.insert(contents[#contents].below, entry)
  end
end

local function contents_list()
  local items = {}
  for _, entry in ipairs(contents) do
    local item = pandoc.Blocks({ pandoc.Plain({ entry.link }) })
    if #entry.below > 0 then
      local below = {}
      for _, sub in ipairs(entry.below) do below[#below + 1] = { pandoc.Plain({ sub.link }) } end
      item:insert(pandoc.BulletList(below))
    end
    items[#items + 1] = item
  end
  return pandoc.Blocks({ pandoc.BulletList(items) })
end

-- Attributes are written as lists of pairs: in what order Lua goes through a table differs from run to run.

-- Structure: each kind of div gets the element that says what it is.

local unnamed = 0

local function anchor(div)
  if div.identifier ~= "" then return div.identifier end
  unnamed = unnamed + 1
  return "rr-deel-" .. unnamed
end

-- Takes the first child with this class out of the div; returns it and the other children.
local function take(div, class)
  local taken, rest = nil, pandoc.Blocks({})
  for _, block in ipairs(div.content) do
    if not taken and block.t == "Div" and block.classes:includes(class) then
      taken = block
    else
      rest:insert(block)
    end
  end
  return taken, rest
end

local function inlines_of(div)
  return div and pandoc.utils.blocks_to_inlines(div.content) or pandoc.Inlines({})
end

local function box(div)
  local id = anchor(div)
  local title, rest = take(div, "doos-titel")
  local attributes = { { "class", class_list(div) }, { "id", div.identifier } }
  if title then
    local title_id = "rr-titel-" .. id
    -- A group and not a region: forty boxes as landmarks would make the list of landmarks useless.
    attributes[#attributes + 1] = { "role", "group" }
    attributes[#attributes + 1] = { "aria-labelledby", title_id }
    rest:insert(1, pandoc.Header(tonumber(div.attributes.niveau), inlines_of(title), pandoc.Attr(title_id, { "doos-titel" })))
  end
  return wrapped("section", attributes, rest)
end

local function quote(div)
  local speaker, rest = take(div, "spreker")
  if not speaker then return nil end
  rest:extend(wrapped("figcaption", { { "class", "spreker" } }, { pandoc.Plain(inlines_of(speaker)) }))
  return wrapped("figure", { { "class", class_list(div) }, { "id", div.identifier } }, rest)
end

local function wederhoor(div)
  div.content:insert(1, pandoc.Div({ pandoc.Plain("Wederhoor") }, pandoc.Attr("", { "wederhoor-merk" })))
  return div
end

local ALIGNMENT_CLASS = { AlignRight = "getal", AlignCenter = "midden" }

-- Alignment as a class: the style attributes that pandoc would write are forbidden by the page's own policy.
local function dress_rows(rows, classes, scope_of)
  local taken = {} -- column → number of rows that a cell above still covers
  for _, row in ipairs(rows) do
    local column = 1
    for _, cell in ipairs(row.cells) do
      while (taken[column] or 0) > 0 do
        taken[column] = taken[column] - 1
        column = column + 1
      end
      local wide, high = cell.col_span, cell.row_span
      local kept = cell.attr.classes:includes("groep") and { "groep" } or {}
      if wide == 1 then kept[#kept + 1] = classes[column] end
      cell.attr = pandoc.Attr("", kept, { scope = scope_of(cell, column) })
      for covered = column, column + wide - 1 do taken[covered] = high - 1 end
      column = column + wide
    end
    while (taken[column] or 0) > 0 do
      taken[column] = taken[column] - 1
      column = column + 1
    end
  end
end

local function head_scope(cell)
  -- An empty header cell says nothing to who hears the table; this corner names what stands below it.
  if #cell.contents == 0 then
    cell.contents = { pandoc.Plain({ pandoc.Span("Rij", pandoc.Attr("", { "verborgen" })) }) }
  end
  return cell.col_span > 1 and "colgroup" or "col"
end

-- The table in a window of its own that scrolls; who knows a better name for it sets the label.
local function table_window(made)
  local classes = {}
  for index, spec in ipairs(made.colspecs) do classes[index] = ALIGNMENT_CLASS[tostring(spec[1])] end
  dress_rows(made.head.rows, classes, head_scope)
  for _, body in ipairs(made.bodies) do
    local heads = body.row_head_columns
    dress_rows(body.head, classes, function() return "rowgroup" end)
    dress_rows(body.body, classes, function(_, column) return column <= heads and "row" or nil end)
  end
  made.colspecs = made.colspecs:map(function() return { pandoc.AlignDefault, nil } end)
  made.attr = pandoc.Attr("", { "raster" })
  local attributes = { { "role", "group" }, { "tabindex", "0" }, { "aria-label", "Tabel" } }
  return pandoc.Div({ made }, pandoc.Attr("", { "venster" }, attributes))
end

-- The first table's window in these blocks, however deep, with its label set; nil where there is none.
local function named_window(blocks, label)
  for _, block in ipairs(blocks) do
    if block.t == "Div" and block.classes:includes("venster") then
      block.attributes["aria-label"] = label
      return block
    end
    local found = block.t == "Div" and named_window(block.content, label)
    if found then return found end
  end
end

local function data_table(div)
  local caption, rest = take(div, "bijschrift")
  local inlines = inlines_of(caption)
  local window = named_window(rest, stringify(bare(inlines)))
  if not window then return nil end
  -- Two or three columns over the full width would put a number far from its name.
  if #window.content[1].colspecs <= 3 then div.classes:insert("smal") end
  window.content[1].caption = { long = { pandoc.Plain(inlines) } }
  div.content = rest
  return div
end

local function first_image(blocks)
  local found
  blocks:walk({ Image = function(image) found = found or image end })
  return found
end

-- Python puts the drawing in this place: a comment can't be forged by text, which is always escaped.
local function drawing_place(image, id, name)
  local order = pandoc.json.encode({ src = image.src, alt = stringify(image.caption), id = id, naam = name })
  return pandoc.RawBlock("html", "<!--figuur:" .. order:gsub(".", function(c) return ("%02x"):format(c:byte()) end) .. "-->")
end

local function figure(div)
  local caption, rest = take(div, "bijschrift")
  local data, image = take(div, "figuurdata"), first_image(div.content)
  if not image then return nil end
  local id, title = anchor(div), inlines_of(caption)
  local name = stringify(bare(title))
  local caption_id = "rr-bijschrift-" .. id
  local texts = pandoc.Blocks({ pandoc.Div({ pandoc.Plain(title) }, pandoc.Attr(caption_id, { "bijschrift" })) })
  for _, block in ipairs(rest) do
    if block.t == "Div" and block.classes:includes("toelichting") then texts:insert(block) end
  end
  local window = { { "class", "tekening" }, { "role", "group" }, { "tabindex", "0" }, { "aria-label", "Tekening " .. name } }
  local inner = wrapped("div", window, { drawing_place(image, id, name) })
  inner:extend(wrapped("figcaption", {}, texts))
  local content = wrapped("figure", { { "aria-labelledby", caption_id } }, inner)
  local window = data and named_window(data.content, "Gegevens bij " .. name)
  if window then
    local rows = { pandoc.RawBlock("html", "<summary>Gegevens bij deze figuur</summary>"), window }
    content:extend(wrapped("details", { { "class", "figuurdata" } }, rows))
  end
  div.content = content
  return div
end

local function back_links(number)
  local made = pandoc.Inlines({})
  for use = 1, uses_of_number[number] or 0 do
    local label = "Terug naar plaats " .. use .. " in de tekst"
    local arrow = use == 1 and "↑" or tostring(use)
    local attr = pandoc.Attr("", { "terug" }, { { "aria-label", label } })
    made:extend({ pandoc.Str("\u{a0}"), pandoc.Link(arrow, "#rr-" .. number .. "-" .. use, "", attr) })
  end
  return made
end

local function accounting(div)
  named_window(div.content, "Verantwoording van de cijfers")
  return div:walk({
    Span = function(span)
      if not span.identifier:match("^n%-") then return nil end
      local made = pandoc.Inlines({ span })
      made:extend(back_links(span.identifier))
      return made
    end,
  })
end

local BY_CLASS = {
  { "doos", box }, { "citaat", quote }, { "wederhoor", wederhoor },
  { "tabel", data_table }, { "figuur", figure }, { "verantwoording", accounting },
}

-- Notes: all at the end, each with a way back that says where it leads.

local function note_item(number, blocks)
  local attributes = { { "role", "doc-backlink" }, { "aria-label", "Terug naar noot " .. number .. " in de tekst" } }
  local back = pandoc.Link("↑", "#fnref" .. number, "", pandoc.Attr("", { "terug" }, attributes))
  local last = blocks[#blocks]
  if last and (last.t == "Para" or last.t == "Plain") then
    last.content:extend({ pandoc.Str("\u{a0}"), back })
  else
    blocks:insert(pandoc.Para({ back }))
  end
  return wrapped("li", { { "id", "fn" .. number } }, blocks)
end

local function notes_section()
  local items = pandoc.Blocks({})
  for number, blocks in ipairs(notes) do items:extend(note_item(number, blocks)) end
  local content = pandoc.Blocks({ pandoc.Header(2, "Noten", pandoc.Attr("rr-noten", { "slot" })) })
  content:extend(wrapped("ol", {}, items))
  return wrapped("section", { { "class", "noten" }, { "role", "doc-endnotes" }, { "aria-labelledby", "rr-noten" } }, content)
end

local structure = {
  Header = add_to_contents,
  Table = table_window,
  Div = function(div)
    for _, pair in ipairs(BY_CLASS) do
      if div.classes:includes(pair[1]) then return pair[2](div) end
    end
  end,
}

-- The template puts metadata in attributes too, where pandoc would leave a quotation mark as it is.
local function escaped_meta(value)
  if type(value) == "string" then return pandoc.RawInline("html", escape(value)) end
  if type(value) == "table" and pandoc.utils.type(value) == "List" then return value:map(escaped_meta) end
  return value
end

function Pandoc(doc)
  doc = doc:walk(clean)
  set_levels(doc.blocks, 1)
  doc = doc:walk(structure)
  if #notes > 0 then
    doc.blocks:extend(notes_section())
    add_to_contents(pandoc.Header(2, "Noten", pandoc.Attr("rr-noten")))
  end
  for name, value in pairs(doc.meta) do doc.meta[name] = escaped_meta(value) end
  if doc.meta.inhoudsopgave and #contents > 0 then doc.meta.inhoud = contents_list() end
  return doc
end
