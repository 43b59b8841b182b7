-- Builds a pandoc Table from every div `.lijsttabel`: a bullet list of rows, each a bullet list of cells.
-- Attributes: koprijen (header rows), kopkolommen (row-header columns), uitlijning (one letter l/r/c a column),
-- breedtes (fractions separated by spaces; absent: the writer decides). A cell that starts with a span that has
-- colspan or rowspan spans that many columns or rows; class groep makes its row the header of a band of rows.

local ALIGN = { l = pandoc.AlignLeft, r = pandoc.AlignRight, c = pandoc.AlignCenter }

local function cell(blocks)
  local made = pandoc.Cell(blocks)
  local inlines = blocks[1] and blocks[1].content
  local first = inlines and inlines[1]
  if first and first.t == "Span" and (first.attributes.colspan or first.attributes.rowspan) then
    made.col_span = tonumber(first.attributes.colspan or "1")
    made.row_span = tonumber(first.attributes.rowspan or "1")
    local plain = pandoc.Span(first.content, pandoc.Attr(first.identifier, first.classes))
    made.contents = { pandoc.Plain({ plain }) }
    made.attr = pandoc.Attr("", first.classes)
  end
  return made
end

-- A first cell of class los ends the band above it; the class itself is no matter of the reader.
local function ends_band(made)
  local blocks = made.cells[1] and made.cells[1].contents
  local first = blocks and blocks[1] and blocks[1].content and blocks[1].content[1]
  if not (first and first.t == "Span" and first.classes:includes("los")) then return false end
  blocks[1].content = first.content
  return true
end

local function row(item)
  local list = item[1]
  if list == nil or list.t ~= "BulletList" then return nil end
  return pandoc.Row(list.content:map(cell))
end

local function is_band(made)
  return made.cells[1] and made.cells[1].attr.classes:includes("groep")
end

local function columns(div)
  local specs, widths = {}, {}
  for width in (div.attributes.breedtes or ""):gmatch("%S+") do widths[#widths + 1] = tonumber(width) end
  for letter in (div.attributes.uitlijning or ""):gmatch(".") do
    specs[#specs + 1] = { ALIGN[letter] or pandoc.AlignDefault, widths[#specs + 1] }
  end
  return specs
end

-- The number of a piece of a draft (attribute stuk) is printed before the words that it begins with: those of its
-- title, its caption or its first paragraph.
local function put_number(blocks, number)
  for _, block in ipairs(blocks) do
    if block.t == "Para" or block.t == "Plain" then
      local mark = pandoc.Span({ pandoc.Str(number) }, pandoc.Attr("", { "stuknummer" }))
      block.content = pandoc.Inlines({ mark, pandoc.Space() }) .. block.content
      return true
    elseif (block.t == "Div" or block.t == "BlockQuote") and put_number(block.content, number) then
      return true
    end
  end
  return false
end

local CAPTIONS = { "doos-titel", "bijschrift" }

local function numbered(div)
  local number = div.attributes.stuk
  div.attributes.stuk = nil
  for _, block in ipairs(div.content) do
    for _, class in ipairs(CAPTIONS) do
      if block.t == "Div" and block.classes:includes(class) and put_number({ block }, number) then return div end
    end
  end
  put_number(div.content, number)
  return div
end

function Span(span)
  if not span.attributes.stuk then return nil end
  local mark = pandoc.Span({ pandoc.Str(span.attributes.stuk) }, pandoc.Attr("", { "stuknummer" }))
  span.attributes.stuk = nil
  span.content = pandoc.Inlines({ mark, pandoc.Space() }) .. span.content
  return span
end

function Div(div)
  if div.attributes.stuk then return numbered(div) end
  if not div.classes:includes("lijsttabel") then return nil end
  local list = div.content[1]
  if list == nil or list.t ~= "BulletList" then return nil end
  local rows = list.content:map(row)
  local head_rows = tonumber(div.attributes.koprijen or "1")
  local row_heads = tonumber(div.attributes.kopkolommen or "0")
  local heads, bodies = {}, {}
  for index, made in ipairs(list.content:map(row)) do
    if index <= head_rows then
      heads[#heads + 1] = made
    else
      -- A band opens a body of its own: its row is that body's header, for the eye and for a screen reader.
      if ends_band(made) or #bodies == 0 or is_band(made) then
        bodies[#bodies + 1] = { attr = pandoc.Attr(), head = {}, body = {}, row_head_columns = row_heads }
      end
      local part = is_band(made) and bodies[#bodies].head or bodies[#bodies].body
      part[#part + 1] = made
    end
  end
  return pandoc.Table({ long = {} }, columns(div), pandoc.TableHead(heads), bodies, pandoc.TableFoot())
end

-- A text of the corpus has no code: lines that somebody moved to the right print as a paragraph.
function CodeBlock(block) return pandoc.Para(pandoc.Inlines(block.text)) end
