/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works cited as BibTeX, with biblatex's fields for what the Web needs (url, urldate, doi).
 */

#include "config.h"

#include "assay-bibtex.h"

#include <string.h>

static const struct
{
  const char *csl;
  const char *bibtex;
  const char *container;   /* the field of the work it stands in */
  const char *publisher;   /* the field of who brought it out */
} types[] = {
  { "article-journal", "article", "journal", "publisher" },
  { "article-magazine", "article", "journal", "publisher" },
  { "article-newspaper", "article", "journal", "publisher" },
  { "book", "book", "series", "publisher" },
  { "chapter", "incollection", "booktitle", "publisher" },
  { "paper-conference", "inproceedings", "booktitle", "publisher" },
  { "report", "techreport", "series", "institution" },
  { "thesis", "phdthesis", "series", "school" },
};

/* The characters that TeX would read as commands. */
static void
append_escaped (GString    *output,
                const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      if (strchr ("&%$#_", *p) != NULL)
        g_string_append_printf (output, "\\%c", *p);
      else if (*p == '\\')
        g_string_append (output, "{\\textbackslash}");
      else if (*p == '~')
        g_string_append (output, "{\\textasciitilde}");
      else if (*p == '^')
        g_string_append (output, "{\\textasciicircum}");
      else if (*p == '{' || *p == '}')
        g_string_append_printf (output, "{\\textbrace%s}", *p == '{' ? "left" : "right");
      else
        g_string_append_c (output, g_ascii_iscntrl (*p) ? ' ' : *p);
    }
}

static void
append_field (GString    *output,
              const char *name,
              const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (output, ",\n  %s = {", name);
  append_escaped (output, value);
  g_string_append_c (output, '}');
}

/* Addresses are read verbatim, so only what would end the field is taken out (RFC 3986, section
 * 2.1). */
static void
append_address (GString    *output,
                const char *name,
                const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (output, ",\n  %s = {", name);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '{' || *p == '}')
        g_string_append_printf (output, "%%%02X", *p);
      else
        g_string_append_c (output, *p);
    }
  g_string_append_c (output, '}');
}

static void
append_name (GString         *output,
             const AssayName *name)
{
  if (name->literal != NULL)
    {
      /* Braces keep an organisation from being cut into given and family names. */
      g_string_append_c (output, '{');
      append_escaped (output, name->literal);
      g_string_append_c (output, '}');
      return;
    }
  if (name->particle != NULL)
    {
      append_escaped (output, name->particle);
      g_string_append_c (output, ' ');
    }
  append_escaped (output, name->family != NULL ? name->family : "");
  if (name->given != NULL)
    {
      g_string_append (output, ", ");
      append_escaped (output, name->given);
    }
}

static void
append_authors (GString   *output,
                GPtrArray *authors)
{
  if (authors->len == 0)
    return;
  g_string_append (output, ",\n  author = {");
  for (guint i = 0; i < authors->len; i++)
    {
      if (i > 0)
        g_string_append (output, " and ");
      append_name (output, g_ptr_array_index (authors, i));
    }
  g_string_append_c (output, '}');
}

static void
append_date (GString    *output,
             const char *name,
             AssayDate   date)
{
  if (date.year == 0)
    return;
  g_string_append_printf (output, ",\n  %s = {%04d", name, date.year);
  if (date.month != 0)
    g_string_append_printf (output, "-%02d", date.month);
  if (date.month != 0 && date.day != 0)
    g_string_append_printf (output, "-%02d", date.day);
  g_string_append_c (output, '}');
}

static void
append_pages (GString    *output,
              const char *page)
{
  g_auto (GStrv) ends = NULL;
  g_autofree char *pages = NULL;

  if (page == NULL)
    return;
  ends = g_strsplit_set (page, "-", 2);
  pages = ends[1] != NULL ? g_strconcat (ends[0], "--", ends[1], NULL) : g_strdup (page);
  append_field (output, "pages", pages);
}

/**
 * assay_bibtex_append:
 * @output: where to add it
 * @key: a name for the entry, unique in the file: ASCII letters, digits and hyphens
 * @reference: an entry of the works cited
 *
 * Adds one BibTeX entry in UTF-8. A type that BibTeX does not know becomes `@misc`.
 */
void
assay_bibtex_append (GString        *output,
                     const char     *key,
                     AssayReference *reference)
{
  const char *type = "misc";
  const char *container = "howpublished";
  const char *publisher = "publisher";
  g_autofree char *year = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (reference->type, types[i].csl) == 0)
      {
        type = types[i].bibtex;
        container = types[i].container;
        publisher = types[i].publisher;
      }

  g_string_append_printf (output, "@%s{%s", type, key);
  append_authors (output, reference->authors);
  append_field (output, "title", reference->title);
  append_field (output, container, reference->container_title);
  append_field (output, publisher, reference->publisher);
  if (reference->issued.year != 0)
    year = g_strdup_printf ("%d", reference->issued.year);
  append_field (output, "year", year);
  append_date (output, "date", reference->issued);
  append_field (output, "volume", reference->volume);
  append_field (output, "number", reference->issue);
  append_pages (output, reference->page);
  append_address (output, "doi", reference->doi);
  append_address (output, "url", reference->url);
  append_date (output, "urldate", reference->accessed);
  g_string_append (output, "\n}\n");
}
