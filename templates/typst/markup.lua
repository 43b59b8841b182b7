-- Text and values as Typst markup in which nothing of the text can be read as markup.

local markup = {}

-- Ends the run with a sentence for the person who builds; pdf.py takes it out of pandoc's report.
function markup.refuse(sentence)
  error("«" .. sentence .. "»", 0)
end

-- Without control characters and the line separators of Unicode: a new line could begin a Typst heading or list.
local function one_line(value)
  if not value:find("[%c\xC2\xE2]") then return value end -- holds for nearly every word, and saves four passes
  return (value:gsub("%c", " "):gsub("\u{85}", " "):gsub("\u{2028}", " "):gsub("\u{2029}", " "))
end

-- Text for Typst markup: every ASCII sign that is not a letter or digit gets a backslash, so none has a meaning.
function markup.text(value)
  if not value:find("%W") then return value end
  return (one_line(value):gsub("[!-/:-@%[\\%]%^_`{-~]", "\\%0"))
end

-- A Typst string literal.
function markup.quoted(value)
  return '"' .. one_line(value):gsub('[\\"]', "\\%0") .. '"'
end

-- The path of an image, as the build's own folder of figures knows it.
function markup.image_path(path)
  local plain = path:gsub("\\", "/")
  if plain:match("^/") or plain:match("^%a[%w+.-]*:") or ("/" .. plain .. "/"):find("/../", 1, true) then
    markup.refuse("De afbeelding “" .. path .. "” ligt buiten de map met figuren.")
  end
  return plain
end

-- The alt text of an image. Without one a screen reader says nothing, and Typst writes no PDF/UA.
function markup.alt(image)
  local alt = pandoc.utils.stringify(image.caption)
  if alt == "" then markup.refuse("De afbeelding “" .. image.src .. "” heeft geen tekstalternatief.") end
  return alt
end

return markup
