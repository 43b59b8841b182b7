-- Tables for Typst: widths of columns, header rows, bands of rows and row headers.

local tables = {}

-- What fits on a line, in characters: in the column of text, across the margins in small type.
local FITS_TEXT, FITS_WIDE = 84, 122
local WRAPPED = 24 -- a cell may wrap from here on before a wide table asks for a landscape page
local PADDING = 3 -- of a cell, in characters
local SHORT_CELL = 18
local WHOLE_ROWS, WHOLE_CHARACTERS = 22, 1500 -- a table up to this stays on one page
local LONG_CELL = 30 -- from here on rows want a line between them
local HUGE_CELL = 1500 -- from here on a row may break over pages

local ALIGN = { AlignLeft = "left", AlignRight = "right", AlignCenter = "center", AlignDefault = "left" }

local function characters(blocks)
  return utf8.len(pandoc.utils.stringify(blocks)) or 0
end

local function longest_word(blocks)
  local longest = 0
  for word in pandoc.utils.stringify(blocks):gmatch("%S+") do longest = math.max(longest, utf8.len(word) or 0) end
  return longest
end

-- Calls visit(cell, column, in_head) for every cell; column counts the columns that spans take.
local function each_cell(tbl, visit)
  local function rows(list, in_head)
    local taken = {} -- column → rows that a cell above still covers
    for _, row in ipairs(list) do
      local column = 1
      for _, cell in ipairs(row.cells) do
        while (taken[column] or 0) > 0 do
          taken[column] = taken[column] - 1
          column = column + 1
        end
        visit(cell, column, in_head)
        for covered = column, column + cell.col_span - 1 do taken[covered] = cell.row_span - 1 end
        column = column + cell.col_span
      end
    end
  end
  rows(tbl.head.rows, true)
  for _, body in ipairs(tbl.bodies) do
    rows(body.head, true)
    rows(body.body, false)
  end
  rows(tbl.foot.rows, false)
end

-- Per column: align, the length of its longest cell and of its longest word, in characters. And of the table: the
-- number of characters (total), whether rows want lines between them (long), whether a row may break (huge).
local function measure(tbl)
  local columns, size = {}, { total = 0, long = false, huge = false }
  for index, spec in ipairs(tbl.colspecs) do
    columns[index] = { align = ALIGN[tostring(spec[1])] or "left", width = spec[2], natural = 0, word = 0 }
  end
  each_cell(tbl, function(cell, index, in_head)
    local column, count = columns[index], characters(cell.contents)
    size.total = size.total + count
    if count > HUGE_CELL then size.huge = true end
    if column == nil or cell.col_span > 1 then return end
    -- Headings are printed semibold, which is wider.
    column.word = math.max(column.word, longest_word(cell.contents) * (in_head and 1.15 or 1))
    -- The heading above numbers may wrap; the numbers themselves may not.
    if not (in_head and column.align == "right") then column.natural = math.max(column.natural, count) end
    if count > LONG_CELL and index > 1 and not in_head then size.long = true end
  end)
  return columns, size
end

-- The line that the columns ask for, none more than `most` characters beyond its longest word.
local function wanted(columns, most)
  local sum = 0
  for _, column in ipairs(columns) do
    sum = sum + math.max(math.min(column.natural, most), column.word) + PADDING
  end
  return sum
end

-- The columns whose cells are short, as years, values and names are: they look torn when they wrap. Together they take at
-- most half of the line; where all of them want more, the shortest get it, but for numbers, which stay alike.
local function unbreakable(columns, fits)
  local found, sum, order = {}, 0, {}
  for index, column in ipairs(columns) do
    local long = math.max(column.natural, column.word)
    if long <= SHORT_CELL then
      order[#order + 1] = { index = index, long = long }
      sum = sum + long + PADDING
    end
  end
  local all, room = sum * 2 <= fits, fits / 2
  table.sort(order, function(a, b) return a.long < b.long or (a.long == b.long and a.index < b.index) end)
  for _, each in ipairs(order) do
    room = room - each.long - PADDING
    if room < 0 then break end
    found[each.index] = all or columns[each.index].align == "left"
  end
  return found
end

-- The widths as Typst tracks. What fits gets its natural width and the widest text the rest of the line;
-- otherwise the columns share the line, a long one getting less than its length asks for.
local function tracks(columns, fits)
  local out, widest = {}, 1
  local given = true
  for index, column in ipairs(columns) do
    if column.align == "left" and (columns[widest].align ~= "left" or column.natural > columns[widest].natural) then
      widest = index
    end
    if not column.width or column.width == 0 then given = false end
  end
  local roomy = wanted(columns, math.huge) <= fits
  local short = unbreakable(columns, fits)
  for index, column in ipairs(columns) do
    if given then
      out[index] = string.format("%.4ffr", column.width)
    elseif roomy then
      out[index] = index == widest and "1fr" or "auto"
    elseif short[index] then
      out[index] = "auto"
    else
      local wish = math.min(column.natural, 8 + column.natural ^ 0.65)
      out[index] = string.format("%.1ffr", math.max(wish, column.word) + PADDING)
    end
  end
  return "(" .. table.concat(out, ", ") .. ",)"
end

local function cell_markup(cell, inner)
  local spans = {}
  if cell.col_span > 1 then spans[#spans + 1] = "colspan: " .. cell.col_span end
  if cell.row_span > 1 then spans[#spans + 1] = "rowspan: " .. cell.row_span end
  if cell.row_span > 1 then spans[#spans + 1] = "align: right + horizon, stroke: (left: hairline)" end
  local align = ALIGN[tostring(cell.alignment)]
  if align and tostring(cell.alignment) ~= "AlignDefault" then spans[#spans + 1] = "align: " .. align end
  if #spans == 0 then return inner end
  return "table.cell(" .. table.concat(spans, ", ") .. ")" .. inner
end

-- wrap(column, cell): the function of look.typ that prints this cell, or nil.
local function rows_markup(rows, content, wrap, out)
  for _, row in ipairs(rows) do
    local column, line = 1, {}
    for _, cell in ipairs(row.cells) do
      local inner, wrapper = content(cell.contents), wrap(column, cell)
      if wrapper then inner = "[#" .. wrapper .. inner .. "]" end
      line[#line + 1] = cell_markup(cell, inner)
      column = column + cell.col_span
    end
    out[#out + 1] = table.concat(line, ", ")
  end
end

local function header(rows, content, level, out)
  if #rows == 0 then return end
  local cells = {}
  rows_markup(rows, content, function() return "kopcel" end, cells)
  local rule = level == 1 and ", koplijn" or ""
  out[#out + 1] = "table.header(level: " .. level .. ", " .. table.concat(cells, ", ") .. rule .. ")"
end

local function children(tbl, content)
  local out = {}
  header(tbl.head.rows, content, 1, out)
  for _, body in ipairs(tbl.bodies) do
    header(body.head, content, 2, out)
    -- The columns that name their row: the PDF tags them as row headers.
    rows_markup(body.body, content, function(column, cell)
      return column <= body.row_head_columns and cell.col_span == 1 and "rijkop" or nil
    end, out)
  end
  rows_markup(tbl.foot.rows, content, function() end, out)
  return out
end

local function grid(tbl, columns, fits, size, content)
  local aligns = {}
  for index, column in ipairs(columns) do aligns[index] = column.align end
  local parts = children(tbl, content)
  table.insert(parts, 1, "uitlijning: (" .. table.concat(aligns, ", ") .. ",)")
  table.insert(parts, 1, "kolommen: " .. tracks(columns, fits))
  table.insert(parts, 1, "regels: " .. tostring(size.long) .. ", rijen-heel: " .. tostring(not size.huge))
  return "rooster(" .. table.concat(parts, ",\n  ") .. ")"
end

local function row_count(tbl)
  local count = #tbl.head.rows
  for _, body in ipairs(tbl.bodies) do count = count + #body.head + #body.body end
  return count
end

-- A table without caption.
function tables.plain(tbl, content)
  local columns, size = measure(tbl)
  return "#" .. grid(tbl, columns, FITS_TEXT, size, content)
end

-- A table with its caption and notes. parts: anchor, caption, notes (Typst), wide, may_turn (booleans).
function tables.captioned(tbl, parts, content)
  local columns, size = measure(tbl)
  local fits, form = FITS_TEXT, "gewoon"
  if parts.wide or #columns > 7 then
    fits, form = FITS_WIDE, "breed"
    if parts.may_turn and wanted(columns, WRAPPED) > FITS_WIDE then form = "liggend" end
  end
  local whole = row_count(tbl) <= WHOLE_ROWS and size.total <= WHOLE_CHARACTERS
  local arguments = {
    parts.anchor, parts.caption, "noten: " .. parts.notes, "vorm: " .. '"' .. form .. '"',
    "heel: " .. tostring(whole), grid(tbl, columns, fits, size, content),
  }
  return "#tabel(" .. table.concat(arguments, ", ") .. ")"
end

return tables
