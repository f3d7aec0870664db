/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headings that a list of works cited stands under, and those that end it.
 */

#include "config.h"

#include "assay-zone-headings.h"

#include "assay-dates.h"

#include <string.h>

#define MAX_HEADING 90

/* Compared with a line in lower case, without marks and numbers around it. */
static const char *const references_headings[] = {
  "references", "reference", "reference list", "list of references", "references cited",
  "cited references",
  "works cited", "work cited", "works referenced", "works consulted", "bibliography",
  "select bibliography",
  "selected bibliography", "annotated bibliography", "working bibliography", "literature",
  "literature cited",
  "cited literature", "citations", "cited works", "sources cited", "sources and references",
  "references and sources",
  "references and notes", "references and further reading", "notes and references",
  "bibliography and references",
  "references and bibliography", "references and links", "works cited and consulted",
  "full citations",
  "primary sources", "secondary sources", "reference section", "source list", "list of sources",
  "list of works cited",
  "literatur", "literaturverzeichnis", "quellenverzeichnis", "quellen und literatur",
  "literatur und quellen",
  "bibliographie", "bibliografie", "références", "references bibliographiques",
  "références bibliographiques",
  "ouvrages cités", "bibliografía", "referencias", "referencias bibliográficas", "obras citadas",
  "bibliografia", "referências", "referências bibliográficas", "riferimenti",
  "riferimenti bibliografici",
  "литература", "список литературы", "источники и литература", "библиография", "список источников",
  "список использованной литературы", "참고문헌", "参考文献", "引用文献", "參考文獻", "المراجع", "المصادر",
};

static const char *const notes_headings[] = {
  "notes", "endnotes", "end notes", "footnotes", "foot notes", "note", "sources", "source",
  "footnote", "endnote",
  "sources and notes", "notes and sources", "notes and citations", "further reading", "citation",
  "links",
  "anmerkungen", "fußnoten", "endnoten", "einzelnachweise", "quellen", "notes de bas de page",
  "notas",
  "notas al pie", "fuentes", "note e riferimenti", "примечания", "сноски", "источники", "각주", "주석",
  "脚注", "注释",
  "注", "الهوامش",
};

/* Compared with how a line begins. */
static const char *const after_headings[] = {
  "about the author", "about the authors", "about author", "author", "acknowledg", "copyright",
  "appendix", "appendices",
  "annex", "related", "share this", "share", "comments", "leave a", "tags", "image credit",
  "photo credit",
  "disclaimer", "disclosure", "other articles", "more from", "more articles", "read more",
  "recent posts", "funding",
  "conflict of interest", "conflicts of interest", "declaration", "bottom of page", "top of page",
  "subscribe",
  "newsletter", "you may also", "you might also", "contact", "categories", "license", "licence",
  "cite this",
  "how to cite", "recommended citation", "suggested citation", "the views expressed", "biograph",
  "supplementary",
  "data availability", "ethics", "author contributions", "contributors", "corresponding",
  "published in",
  "posted in", "filed under", "previous", "next", "©", "see also", "external links", "latest",
  "trending", "follow us",
  "über den autor", "danksagung", "remerciements", "agradecimientos", "об авторе",
};

static char *
fold_line (AssayRun line)
{
  AssayRun bare = assay_scan_strip (line.start, line.end, "#*_=-:.[]()|~");
  AssayRun number = bare;

  /* "7. References", "VII. References" */
  while (number.start < number.end && strchr ("0123456789IVX.)", *number.start) != NULL)
    number.start++;
  if (number.start > bare.start && number.start < number.end
      && (assay_scan_is_space (g_utf8_get_char (number.start))
          || strchr (".)", number.start[-1]) != NULL))
    bare = assay_scan_strip (number.start, number.end, "*_:.");
  return g_utf8_strdown (bare.start, bare.end - bare.start);
}

static gboolean
is_one_of (const char        *folded,
           const char *const *list,
           guint              n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (folded, list[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The letters headings begin with; almost no line gets past this. */
static gboolean
may_be_heading (AssayRun line)
{
  return line.end - line.start <= MAX_HEADING
         && line.end - line.start >= 3
         && !g_ascii_islower (*line.start);
}

/**
 * assay_zone_heading_read:
 * @line: a line, trimmed
 *
 * Returns: what the line is to a list of works cited
 */
AssayHeading
assay_zone_heading_read (AssayRun line)
{
  g_autofree char *folded = NULL;

  /* "bottom of page" and the like come in small letters. */
  if (line.end - line.start > MAX_HEADING || line.end - line.start < 3)
    return ASSAY_HEADING_NONE;
  folded = fold_line (line);
  if (may_be_heading (line))
    {
      if (is_one_of (folded, references_headings, G_N_ELEMENTS (references_headings)))
        return ASSAY_HEADING_REFERENCES;
      if (is_one_of (folded, notes_headings, G_N_ELEMENTS (notes_headings)))
        return ASSAY_HEADING_NOTES;
    }
  for (guint i = 0; i < G_N_ELEMENTS (after_headings); i++)
    if (g_str_has_prefix (folded, after_headings[i])
        && !g_ascii_isalpha (folded[strlen (after_headings[i])] == 's'
                             ? ' ' : folded[strlen (after_headings[i])]))
      return ASSAY_HEADING_AFTER;
  return ASSAY_HEADING_NONE;
}

/**
 * assay_zone_is_heading:
 * @line: a line, trimmed
 *
 * Returns: whether the line reads like a heading of some kind: short, capitalised, no sentence and
 * no work
 */
gboolean
assay_zone_is_heading (AssayRun line)
{
  guint words = 0;
  const char *after;

  if (line.end - line.start > MAX_HEADING)
    return FALSE;
  if (*line.start == '#')
    return TRUE;
  if (!g_unichar_isupper (g_utf8_get_char (line.start)) || strchr (".,;)!", line.end[-1]) != NULL)
    return FALSE;
  for (const char *p = line.start; p < line.end; p = assay_scan_next_word (p, line.end))
    {
      words++;
      if (assay_date_read_year (*p == '(' ? p + 1 : p, line.end, &after) != 0
          || assay_scan_prefix (p, line.end, "http"))
        return FALSE;
    }
  return words <= 9;
}
