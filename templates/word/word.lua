-- Gives every part of the document its Word style. Reads the classes of the contract with compose, leaves out what
-- only the HTML shows, swaps each figure for the PNG beside it, and marks where a section or a column begins.
-- Makes no raw OpenXML: what this filter can't say with a style, regiorapport/render/word says afterwards.

local BOXES = { -- class of a .doos → style of its title, style of its paragraphs
  ["casus"] = { "Casustitel", "Casus" },
  ["belangrijkste-punten"] = { "Belangrijkste punten titel", "Belangrijkste punten" },
  ["aanbevelingen"] = { "Aanbevelingen titel", "Aanbevelingen" },
  ["discussiepunten"] = { "Discussiepunten titel", "Discussiepunten" },
  ["kader"] = { "Kadertitel", "Kader" },
  ["praktijkvoorbeeld"] = { "Praktijkvoorbeeld titel", "Praktijkvoorbeeld" },
  ["toezeggingen"] = { "Toezeggingen titel", "Toezeggingen" },
  ["thema"] = { "Thematitel", "Thema" },
}
local PARAGRAPHS = { -- class of a div → style of its paragraphs
  ["bijschrift"] = "caption",
  ["toelichting"] = "Toelichting",
  ["tabelnoten"] = "Tabelnoten",
  ["spreker"] = "Spreker",
  ["bevinding"] = "Bevinding",
  ["tussenkop-klein"] = "Tussenkop klein",
  ["tussenkop"] = "Tussenkop",
  ["wederhoor"] = "Wederhoor",
  ["uitgelicht"] = "Uitgelicht",
  ["discussiepunt"] = "Discussiepunt",
  ["samenvatting"] = "Samenvatting",
}
local DEFINITIONS = { -- class of a div → style of the terms and of the texts in its definition list
  ["begrippenlijst"] = { "Begripsterm", "Begripsuitleg" },
  ["colofon"] = { "Colofonterm", "Colofon" },
}
local CHARACTERS = { -- class of a span or link → character style
  ["groot-getal"] = "Groot getal",
  ["verwijzing"] = "Verwijzing",
  ["begrip"] = "Begrip",
  ["cijfer"] = "Cijfer",
  ["nummer"] = "Bijschriftnummer",
  ["stuknummer"] = "Stuknummer",
}
local LINES_BETWEEN = 2 -- so many paragraphs between a heading and a wide table go with them
local LEFT_OUT = { "alleen-html", "figuurdata", "verantwoording" }

local landscape = false -- the whole document lies on its side: a wide table needs no section of its own

local function class_in(element, known)
  for _, class in ipairs(element.classes) do
    if known[class] then return known[class] end
  end
  return nil
end

local function is_left_out(element)
  return element.classes and element.classes:find_if(function(class)
    return pandoc.List.includes(LEFT_OUT, class)
  end) ~= nil
end

local function styled(blocks, style, identifier)
  return pandoc.Div(blocks, pandoc.Attr(identifier or "", {}, { ["custom-style"] = style }))
end

local function styled_span(inlines, style)
  return pandoc.Span(inlines, pandoc.Attr("", {}, { ["custom-style"] = style }))
end

local function section(kind)
  return styled({ pandoc.Para({ pandoc.Str(kind) }) }, "Sectiewissel")
end

local function with_inlines(block, change)
  if block.t == "Para" then return pandoc.Para(change(block.content)) end
  if block.content and (block.t == "Div" or block.t == "BlockQuote") then
    block.content = pandoc.Blocks(block.content):map(function(inner) return with_inlines(inner, change) end)
  end
  return block
end

local convert -- converts a list of blocks; context.box: the paragraph style of the box we are in

local function quote(blocks, context)
  if not context.box then return styled(convert(blocks, { box = "Citaat" }), "Citaat") end
  -- Inside a box the paragraphs keep the style of the box, so that its background and rule go on.
  return pandoc.Div(convert(blocks, context):map(function(block)
    return with_inlines(block, function(inlines) return { styled_span(inlines, "Citaattekst") } end)
  end))
end

local function box(div, styles, context)
  local made = pandoc.Blocks({})
  for index, block in ipairs(div.content) do
    if index == 1 and block.t == "Div" and block.classes:includes("doos-titel") then
      made:insert(styled(convert(block.content, { box = styles[1] }), styles[1]))
    else
      made:insert(styled(convert({ block }, { box = styles[2] }), styles[2]))
    end
  end
  return pandoc.Div(made, pandoc.Attr(div.identifier))
end

local function definitions(list, styles)
  local made = pandoc.Blocks({})
  for _, item in ipairs(list.content) do
    made:insert(styled({ pandoc.Para(item[1]) }, styles[1]))
    for _, blocks in ipairs(item[2]) do
      made:insert(styled(convert(blocks, { box = styles[2] }), styles[2]))
    end
  end
  return made
end

local function columns(div)
  local made = pandoc.Blocks({ section("kolommen-" .. #div.content) })
  for index, column in ipairs(div.content) do
    if index > 1 then made:insert(styled({ pandoc.Para({ pandoc.Str("kolom") }) }, "Kolomwissel")) end
    made:extend(convert({ column }, {}))
  end
  made:insert(section("doorlopend"))
  return made
end

-- Text that runs on in columns, as newspapers have it.
local function in_columns(div, count)
  local made = pandoc.Blocks({ section("kolommen-" .. count) })
  for _, block in ipairs(div.content) do
    if block.t == "Div" and block.classes:includes("figuren-naast-elkaar") then
      made:insert(section("doorlopend"))
      made:extend(columns(block))
      made:remove() -- the mark that ends them: the columns of the text go on
      made:insert(section("kolommen-" .. count))
    else
      made:extend(convert({ block }, {}))
    end
  end
  made:insert(section("doorlopend"))
  return made
end

local function paragraphs(div, style, context)
  if style == "Wederhoor" and div.content[1] and div.content[1].content then
    local mark = styled_span({ pandoc.Str("Wederhoor") }, "Wederhoormerk")
    div.content[1] = with_inlines(div.content[1], function(inlines)
      return pandoc.Inlines({ mark, pandoc.Space() }) .. inlines
    end)
  end
  if not context.box then return styled(convert(div.content, { box = style }), style, div.identifier) end
  local made = convert(div.content, context)
  if style == "Spreker" then
    made = made:map(function(block)
      return with_inlines(block, function(inlines) return { styled_span(inlines, "Sprekernaam") } end)
    end)
  end
  return pandoc.Div(made, pandoc.Attr(div.identifier))
end

local function divs(div, context)
  if div.classes:includes("doos") then
    local styles = class_in(div, BOXES) or BOXES.kader
    return { box(div, styles, context) }
  end
  -- On an upright page columns would tear boxes apart: there they follow each other.
  if div.classes:includes("kolommen") and landscape then return columns(div) end
  if div.classes:includes("factsheet-doorlopend") then return in_columns(div, 3) end
  if div.classes:includes("factsheet-thema") then
    return pandoc.Blocks({ section("pagina") }) .. convert(div.content, {})
  end
  local style = class_in(div, PARAGRAPHS)
  if style then return { paragraphs(div, style, context) } end
  local lists = class_in(div, DEFINITIONS)
  local made = pandoc.Blocks({})
  for _, block in ipairs(div.content) do
    if lists and block.t == "DefinitionList" then
      made:extend(definitions(block, lists))
    else
      made:extend(convert({ block }, context))
    end
  end
  -- Pandoc knows the bibliography by its id and classes.
  return { pandoc.Div(made, pandoc.Attr(div.identifier, div.classes)) }
end

-- The parts of "n = 13" stay together.
local function unbroken(inlines)
  for index = 2, #inlines - 1 do
    if inlines[index].t == "Str" and inlines[index].text == "=" then
      for _, near in ipairs({ index - 1, index + 1 }) do
        if inlines[near].t == "Space" then inlines[near] = pandoc.Str("\u{a0}") end
      end
    end
  end
  return inlines
end

local function table_cells(block)
  local function style_rows(rows, style)
    for _, row in ipairs(rows) do
      for _, cell in ipairs(row.cells) do
        local contents = convert(cell.contents, { box = style })
        if style == "Tabelkop" then contents = contents:walk({ Inlines = unbroken }) end
        cell.contents = { styled(contents, style) }
      end
    end
  end
  style_rows(block.head.rows, "Tabelkop")
  for _, body in ipairs(block.bodies) do
    style_rows(body.head, "Tabelband")
    style_rows(body.body, "Tabeltekst")
  end
  style_rows(block.foot.rows, "Tabeltekst")
  block.caption = { long = {} }
  block.attr = pandoc.Attr(block.identifier)
  return block
end

-- Pandoc makes a Figure of an image alone in its paragraph. Its caption repeats the alternative text; ours is a div.
local function image_of(figure)
  local found
  figure:walk({ Image = function(image) found = found or image end })
  return found
end

local function one(block, context)
  -- Most blocks are paragraphs; looking into one costs more than all else here.
  if block.t == "Para" then
    return { block }
  elseif block.t == "Figure" then
    return { styled({ pandoc.Para({ image_of(block) }) }, "Figuur", block.identifier) }
  elseif block.t == "Div" then
    return divs(block, context)
  elseif block.t == "BlockQuote" then
    return { quote(block.content, context) }
  elseif block.t == "BulletList" or block.t == "OrderedList" then
    local style = context.box or "List Paragraph"
    block.content = block.content:map(function(item) return convert(item, { box = style }) end)
    return { context.box and block or styled({ block }, style) }
  elseif block.t == "DefinitionList" then
    return definitions(block, DEFINITIONS.begrippenlijst)
  elseif block.t == "Table" then
    return { table_cells(block) }
  elseif block.t == "HorizontalRule" then
    return {}
  elseif block.t == "Header" then
    block.content = block.content:walk({
      Span = function(span)
        if span.attributes["custom-style"] == "Bijschriftnummer" then return styled_span(span.content, "Kopnummer") end
      end,
    })
  end
  return { block }
end

convert = function(blocks, context)
  local made = pandoc.Blocks({})
  for _, block in ipairs(blocks) do
    local wide = block.t == "Div" and block.classes:includes("breed") and not landscape and not context.box
    if wide then
      -- A heading goes with its table to the landscape page, and so does what a line or two say between them.
      local before = pandoc.Blocks({})
      local at = #made
      while at > 0 and #made - at < LINES_BETWEEN and made[at].t == "Para" do at = at - 1 end
      if at == 0 or made[at].t ~= "Header" then at = #made end
      while at > 0 and made[at].t == "Header" do at = at - 1 end
      while #made > at do before:insert(1, made:remove()) end
      made:insert(section("liggend"))
      made:extend(before)
    end
    made:extend(one(block, context))
    if wide then made:insert(section("staand")) end
  end
  return made
end

local function png(image)
  local path = image.src:gsub("%.svg$", ".png")
  local inside = path:match("^[%w_-][%w_./-]*%.png$") and not path:find("..", 1, true)
  local file = inside and io.open(path, "rb")
  if not file then error("FIGUUR-ONTBREEKT<" .. path .. ">", 0) end
  file:close()
  return pandoc.Image(image.caption, path, "", pandoc.Attr(image.identifier))
end

-- What goes through the whole document, once: it costs more than all the rest.
-- Outside text is data: raw text becomes text, an attribute can't choose a style, a link can't name a program.
local function all_through()
  local known = {}
  -- A bevinding may be printed in a chapter and again in the conclusions; a bookmark stands once, at the first.
  local function once(identifier)
    if identifier == "" or known[identifier] then return "" end
    known[identifier] = true
    return identifier
  end
  local function character(element)
    local style = class_in(element, CHARACTERS)
    return pandoc.Attr(once(element.identifier), {}, style and { ["custom-style"] = style } or {})
  end
  return {
    traverse = "topdown",
    RawBlock = function(raw) return pandoc.Para({ pandoc.Str(raw.text) }) end,
    RawInline = function(raw) return pandoc.Str(raw.text) end,
    Code = function(code) return pandoc.Code(code.text) end,
    CodeBlock = function(code) return pandoc.CodeBlock(code.text) end,
    Image = function(image) return png(image), false end,
    Span = function(span)
      span.attr = character(span)
      return span
    end,
    Link = function(link)
      local inside = link.target:sub(1, 1) == "#"
      local safe = inside or link.target:match("^https?://") or link.target:match("^mailto:")
      if not safe then return pandoc.Span(link.content, pandoc.Attr(once(link.identifier))) end
      local content = link.content
      -- The walk goes on into the link, where the span finds its style.
      if inside then
        local class = class_in(link, CHARACTERS) and link.classes or { "verwijzing" }
        content = { pandoc.Span(content, pandoc.Attr("", class)) }
      end
      return pandoc.Link(content, link.target, "", pandoc.Attr(once(link.identifier)))
    end,
    Header = function(header)
      if is_left_out(header) then return {}, false end
      header.attr = pandoc.Attr(once(header.identifier))
      return header
    end,
    Div = function(div)
      if is_left_out(div) then return {}, false end
      div.attr = pandoc.Attr(once(div.identifier), div.classes)
      return div
    end,
  }
end

function Pandoc(doc)
  landscape = PANDOC_WRITER_OPTIONS.variables["liggend"] ~= nil
  doc.blocks = convert(doc.blocks:walk(all_through()), {})
  return doc
end
