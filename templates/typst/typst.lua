-- Pandoc writer: the document as Typst markup, in calls of the functions that look.typ defines.
-- In: pandoc's AST (contract: classes of divs and spans). Out: the body that pdf.py puts after the look.
-- A writer of our own, because pandoc's Typst writer 3.9 drops alt texts and row headers, and because here
-- all text goes through `text`, which leaves no character that Typst could read as markup.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. "/?.lua;" .. package.path
local markup = require("markup")
local tables = require("tables")

local text, quoted = markup.text, markup.quoted
local inline, block = {}, {}
local placed = {} -- ids that got their label: Typst refuses a second one
local parentheses = 0 -- how many are open in this paragraph
local in_heading = false -- titles are not hyphenated
local boxed = 0 -- how many boxes are open: in a box no item breaks over pages
local depth = 0 -- how many Typst containers are open: only outside of them may a page turn

-- A box up to this many characters stays whole (about a third of a page); a longer one may break.
local WHOLE_BOX = 1100

-- Only words from this length on are hyphenated in running text. Typst can weigh every break of a paragraph against
-- the others, but on a ragged margin that takes four times as long, and short words broken off look worse.
local LONG_WORD = 12

local function inlines(list)
  local out = {}
  for _, element in ipairs(list) do
    out[#out + 1] = inline[element.t](element)
  end
  return table.concat(out)
end

-- A sentence that introduces what follows it, a quote or a list, stays with it.
local function introduces(element, following)
  if following == nil or element.t ~= "Para" or not pandoc.utils.stringify(element):match(":$") then return false end
  return following.t == "BulletList" or following.t == "OrderedList" or following.t == "Div"
end

local function blocks(list)
  local out = {}
  for index, element in ipairs(list) do
    local made = block[element.t](element)
    if introduces(element, list[index + 1]) then made = "#block(sticky: true)[" .. made .. "]" end
    if made ~= "" then out[#out + 1] = made end
  end
  return table.concat(out, "\n\n")
end

-- The same within a container, as a Typst content block.
local function content(list)
  depth = depth + 1
  local made = "[" .. blocks(list) .. "]"
  depth = depth - 1
  return made
end

local function bracketed(list)
  return "[" .. inlines(list) .. "]"
end

-- The id as an argument, the first time that it is asked for; `none` after that or without an id.
local function anchor(id)
  if id == nil or id == "" or placed[id] then return "none" end
  placed[id] = true
  return quoted(id)
end

local function length(list)
  return utf8.len(pandoc.utils.stringify(list)) or 0
end

local function whole(list)
  return tostring(length(list) <= WHOLE_BOX)
end

-- Takes the first child div of a class out of a list of blocks: its blocks (or nil), and the others.
local function take(list, class)
  local found, rest = nil, pandoc.Blocks({})
  for _, child in ipairs(list) do
    if found == nil and child.t == "Div" and child.classes:includes(class) then
      found = child.content
    else
      rest:insert(child)
    end
  end
  return found, rest
end

-- Titles and captions are one line of inlines, whatever blocks they came in.
local function line(list)
  if list == nil then return "none" end
  return bracketed(pandoc.utils.blocks_to_inlines(list, { pandoc.Space() }))
end

-- Inlines -------------------------------------------------------------------------------------------------

inline.Str = function(element)
  local made = text(element.text)
  local _, opening = element.text:gsub("%(", "")
  local _, closing = element.text:gsub("%)", "")
  parentheses = math.max(0, parentheses + opening - closing)
  if not in_heading and utf8.len(element.text) >= LONG_WORD and not element.text:find("/", 1, true) then return "#lang[" .. made .. "]" end
  return made
end
inline.Space = function() return " " end
inline.SoftBreak = function() return " " end
inline.LineBreak = function() return "#linebreak();" end
inline.Emph = function(element) return "#emph" .. bracketed(element.content) end
inline.Strong = function(element) return "#strong" .. bracketed(element.content) end
inline.Underline = function(element) return "#underline" .. bracketed(element.content) end
inline.Strikeout = function(element) return "#strike" .. bracketed(element.content) end
inline.Superscript = function(element) return "#super" .. bracketed(element.content) end
inline.Subscript = function(element) return "#sub" .. bracketed(element.content) end
inline.SmallCaps = function(element) return inlines(element.content) end
inline.Cite = function(element) return inlines(element.content) end
inline.Code = function(element) return text(element.text) end
inline.Math = function(element) return text(element.text) end
inline.RawInline = function() return "" end

inline.Quoted = function(element)
  if element.quotetype == "SingleQuote" then return "‘" .. inlines(element.content) .. "’" end
  return "“" .. inlines(element.content) .. "”"
end

inline.Note = function(element)
  if #element.content == 1 then return "#noot" .. line(element.content) end
  return "#noot" .. content(element.content)
end

inline.Span = function(element)
  local made = inlines(element.content)
  for _, class in ipairs({ "groot-getal", "nummer", "grond", "stuknummer" }) do
    if element.classes:includes(class) then made = "#" .. class .. "[" .. made .. "]" end
  end
  local id = anchor(element.identifier)
  if id ~= "none" then made = "#anker(" .. id .. ");" .. made end
  return made
end

-- Whether the target of a link is printed shows only at the end; until then a mark of characters that no text can
-- bring in (`text` takes them out) stands for the function that prints the link.
local function pending(name, id)
  return "\1" .. name .. "\2" .. id .. "\3"
end

-- A link to what the PDF leaves out stays as plain text.
local function resolved(made)
  return (made:gsub("\1(.-)\2(.-)\3", function(name, id)
    return placed[id] and "#" .. name .. "(" .. quoted(id) .. ")" or "#los"
  end))
end

inline.Link = function(element)
  local id = element.target:match("^#(%C+)$")
  local inside = element.content
  if id and #inside == 3 and inside[2].t == "Space" and pandoc.utils.stringify(inside[3]):match("^[%d.]+$") then
    inside = pandoc.Inlines({ inside[1], pandoc.Str("\u{a0}"), inside[3] }) -- "Tabel 3" stays on one line
  end
  local made = bracketed(inside)
  if id and element.classes:includes("verwijzing") then
    return pending(parentheses > 0 and "verwijzing-erin" or "verwijzing", id) .. made
  elseif id then
    return pending("intern", id) .. made
  end
  if element.target:match("^https?://") or element.target:match("^mailto:") then
    return "#extern(" .. quoted(element.target) .. ")" .. made
  end
  return inlines(element.content)
end

inline.Image = function(element)
  return "#beeld(" .. quoted(markup.image_path(element.src)) .. ", alt: " .. quoted(markup.alt(element)) .. ")"
end

-- Blocks --------------------------------------------------------------------------------------------------

block.Para = function(element)
  parentheses = 0
  return inlines(element.content)
end
block.Plain = block.Para
block.RawBlock = function() return "" end
block.HorizontalRule = function() return "#divider()" end
block.CodeBlock = function(element) return "#block" .. "[" .. text(element.text) .. "]" end
block.BlockQuote = function(element) return "#quote(block: true)" .. content(element.content) end
block.Figure = function(element) return content(element.content) end

block.LineBlock = function(element)
  return table.concat(element.content:map(inlines), "#linebreak();")
end

local function items(list)
  return table.concat(list:map(function(item)
    return boxed > 0 and "[#block(breakable: false)" .. content(item) .. "]" or content(item)
  end), ", ")
end

local function tight(list)
  for _, item in ipairs(list) do
    if item[1] and item[1].t == "Para" then return "false" end
  end
  return "true"
end

block.BulletList = function(element)
  return "#list(tight: " .. tight(element.content) .. ", " .. items(element.content) .. ")"
end

block.OrderedList = function(element)
  local start = "start: " .. tostring(element.start)
  return "#enum(" .. start .. ", tight: " .. tight(element.content) .. ", " .. items(element.content) .. ")"
end

block.DefinitionList = function(element)
  local out = {}
  for _, pair in ipairs(element.content) do
    local definitions = pandoc.Blocks({})
    for _, definition in ipairs(pair[2]) do definitions:extend(definition) end
    out[#out + 1] = "terms.item(" .. bracketed(pair[1]) .. ", " .. content(definitions) .. ")"
  end
  return "#terms(" .. table.concat(out, ", ") .. ")"
end

block.Header = function(element)
  if element.classes:includes("alleen-html") then return "" end
  local number, title = "none", pandoc.Inlines({})
  for _, part in ipairs(element.content) do
    if part.t == "Span" and part.classes:includes("nummer") then
      number = bracketed(part.content)
    elseif #title > 0 or part.t ~= "Space" then
      title:insert(part)
    end
  end
  in_heading = true
  -- The table of contents and the running header print the title again: there without its footnotes.
  local bare = title:walk({ Note = function() return {} end, Span = function(span) return span.content end })
  local arguments = {
    tostring(element.level), anchor(element.identifier), "nummer: " .. number, "kaal: " .. bracketed(bare),
    "kort: " .. quoted(pandoc.utils.stringify(bare)), "hoofdstuk: " .. tostring(element.classes:includes("hoofdstuk")),
    "deel: " .. tostring(element.classes:includes("deel")),
  }
  local made = "#kop(" .. table.concat(arguments, ", ") .. ")" .. bracketed(title)
  in_heading = false
  return made
end

block.Table = function(element)
  return tables.plain(element, content)
end

-- Divs, by class ------------------------------------------------------------------------------------------

local div = {}

local BOXES = {
  "casus", "belangrijkste-punten", "aanbevelingen", "discussiepunten", "kader", "praktijkvoorbeeld", "toezeggingen",
  "thema",
}

div.doos = function(element)
  local kind = "kader"
  for _, name in ipairs(BOXES) do
    if element.classes:includes(name) then kind = name end
  end
  local title, rest = take(element.content, "doos-titel")
  boxed = boxed + 1
  in_heading = true
  local head = line(title)
  in_heading = false
  local arguments = { quoted(kind), anchor(element.identifier), head, "heel: " .. whole(element.content) }
  local made = "#doos(" .. table.concat(arguments, ", ") .. ")" .. content(rest)
  boxed = boxed - 1
  return made
end

div.citaat = function(element)
  local speaker, rest = take(element.content, "spreker")
  local said = pandoc.Blocks({})
  for _, child in ipairs(rest) do
    if child.t == "BlockQuote" then said:extend(child.content) else said:insert(child) end
  end
  local arguments = { anchor(element.identifier), line(speaker), "heel: " .. whole(said) }
  return "#citaat(" .. table.concat(arguments, ", ") .. ")" .. content(said)
end

div.uitgelicht = function(element)
  return "#uitgelicht(" .. anchor(element.identifier) .. ")" .. content(element.content)
end

div.figuur = function(element)
  local image
  element:walk({ Image = function(found) image = image or found end })
  if image == nil then markup.refuse("In figuur “" .. element.identifier .. "” staat geen afbeelding.") end
  local caption, rest = take(element.content, "bijschrift")
  local explanation = take(rest, "toelichting")
  local arguments = {
    anchor(element.identifier), quoted(markup.image_path(image.src)), quoted(markup.alt(image)), line(caption),
    "toelichting: " .. (explanation and content(explanation) or "none"), "vrij: " .. tostring(depth == 0),
  }
  return "#figuur(" .. table.concat(arguments, ", ") .. ")"
end

div.tabel = function(element)
  local caption, rest = take(element.content, "bijschrift")
  local notes, others = take(rest, "tabelnoten")
  local out = {}
  for _, child in ipairs(others) do
    if child.t == "Div" and #child.content == 1 and child.content[1].t == "Table" then child = child.content[1] end
    if child.t == "Table" then
      local parts = {
        anchor = anchor(element.identifier),
        caption = line(caption),
        notes = notes and content(notes) or "none",
        wide = element.classes:includes("breed"),
        may_turn = depth == 0,
      }
      out[#out + 1] = tables.captioned(child, parts, content)
    else
      out[#out + 1] = block[child.t](child)
    end
  end
  return table.concat(out, "\n\n")
end

-- A form to fill in: its rows are empty, and high enough to write in by hand.
div.formulier = function(element)
  local id = anchor(element.identifier)
  return "#plek(" .. id .. ")[" .. div.tabel(element):gsub("rooster%(", "rooster(invul: true, ", 1) .. "]"
end

div.kolommen = function(element)
  local columns = {}
  for _, child in ipairs(element.content) do
    if child.t == "Div" and child.classes:includes("kolom") then columns[#columns + 1] = content(child.content) end
  end
  return "#kolommen(" .. table.concat(columns, ", ") .. ")"
end

div["figuren-naast-elkaar"] = function(element)
  return "#figurenstrook(" .. table.concat(element.content:map(function(child) return content(child.content) end), ", ") .. ")"
end

-- The conclusion comes first: what stands beside the columns is printed above them.
div["factsheet-voorkant"] = function(element)
  local lead, columns = pandoc.Blocks({}), pandoc.Blocks({})
  for _, child in ipairs(element.content) do
    local into = (child.t == "Div" and child.classes:includes("kolommen")) and columns or lead
    into:insert(child)
  end
  return "#voorkant(" .. anchor(element.identifier) .. ", " .. content(lead) .. ")" .. content(columns)
end

div["factsheet-thema"] = function(element)
  return "#themapagina(" .. anchor(element.identifier) .. ")" .. content(element.content)
end

div["factsheet-doorlopend"] = function(element)
  boxed = boxed + 1 -- in narrow columns no item of a list is torn either
  local made = "#doorlopend" .. content(element.content)
  boxed = boxed - 1
  return made
end

-- What comes after the themes: glossary, sources, colofon.
div["factsheet-slot"] = function(element)
  return (element.classes:includes("mee") and "#achteraan" or "#achterin") .. content(element.content)
end

div.tussenkop = function(element) return "#tussenkop" .. content(element.content) end
div["tussenkop-klein"] = function(element) return "#tussenkop(klein: true)" .. content(element.content) end

div.nothing = function() return "" end
div["alleen-html"] = div.nothing
div.figuurdata = div.nothing

for _, name in ipairs({ "wederhoor", "discussiepunt", "samenvatting", "begrippenlijst", "colofon", "csl-entry" }) do
  div[name] = function(element)
    return "#" .. name .. "(" .. anchor(element.identifier) .. ")" .. content(element.content)
  end
end

block.Div = function(element)
  if element.classes:includes("alleen-html") then return "" end
  for _, class in ipairs(element.classes) do
    if div[class] then return div[class](element) end
  end
  if element.identifier == "" then return blocks(element.content) end
  return "#plek(" .. anchor(element.identifier) .. ")" .. content(element.content)
end

function Writer(doc)
  return resolved(blocks(doc.blocks)) .. "\n"
end
