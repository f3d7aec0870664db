/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works cited as RIS, the tagged format that reference managers exchange (RIS Format
 * Specifications, 2012).
 */

#include "config.h"

#include "assay-ris.h"

#include <string.h>

static const struct
{
  const char *csl;
  const char *ris;
} types[] = {
  { "article-journal", "JOUR" },
  { "article-magazine", "MGZN" },
  { "article-newspaper", "NEWS" },
  { "book", "BOOK" },
  { "chapter", "CHAP" },
  { "paper-conference", "CPAPER" },
  { "post-weblog", "BLOG" },
  { "report", "RPRT" },
  { "thesis", "THES" },
  { "webpage", "ELEC" },
};

/* A value is one line; what would start another tag is folded into it. */
static void
append_tag (GString    *output,
            const char *tag,
            const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (output, "%s  - ", tag);
  for (const char *p = value; *p != '\0'; p++)
    g_string_append_c (output, g_ascii_iscntrl (*p) ? ' ' : *p);
  g_string_append (output, "\r\n");
}

static void
append_name (GString         *output,
             const AssayName *name)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (name->literal != NULL)
    {
      append_tag (output, "AU", name->literal);
      return;
    }
  if (name->particle != NULL)
    g_string_append_printf (value, "%s ", name->particle);
  g_string_append (value, name->family != NULL ? name->family : "");
  if (name->given != NULL)
    g_string_append_printf (value, ", %s", name->given);
  append_tag (output, "AU", value->str);
}

/* A date is YYYY/MM/DD/words, with what is not known left empty. */
static void
append_date (GString    *output,
             const char *tag,
             AssayDate   date)
{
  g_autoptr (GString) value = NULL;

  if (date.year == 0)
    return;
  value = g_string_new (NULL);
  g_string_append_printf (value, "%04d/", date.year);
  if (date.month != 0)
    g_string_append_printf (value, "%02d", date.month);
  g_string_append_c (value, '/');
  if (date.month != 0 && date.day != 0)
    g_string_append_printf (value, "%02d", date.day);
  g_string_append_c (value, '/');
  append_tag (output, tag, value->str);
}

static void
append_pages (GString    *output,
              const char *page)
{
  g_auto (GStrv) ends = NULL;

  if (page == NULL)
    return;
  ends = g_strsplit (page, "-", 2);
  append_tag (output, "SP", ends[0]);
  append_tag (output, "EP", ends[1]);
}

/**
 * assay_ris_append:
 * @output: where to add it
 * @key: a name for the entry, unique in the file
 * @reference: an entry of the works cited
 *
 * Adds one RIS record in UTF-8. A type that RIS does not know becomes `GEN`.
 */
void
assay_ris_append (GString        *output,
                  const char     *key,
                  AssayReference *reference)
{
  const char *type = "GEN";
  g_autofree char *year = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (reference->type, types[i].csl) == 0)
      type = types[i].ris;

  append_tag (output, "TY", type);
  append_tag (output, "ID", key);
  for (guint i = 0; i < reference->authors->len; i++)
    append_name (output, g_ptr_array_index (reference->authors, i));
  append_tag (output, "TI", reference->title);
  append_tag (output, "T2", reference->container_title);
  append_tag (output, "PB", reference->publisher);
  if (reference->issued.year != 0)
    year = g_strdup_printf ("%04d", reference->issued.year);
  append_tag (output, "PY", year);
  append_date (output, "DA", reference->issued);
  append_tag (output, "VL", reference->volume);
  append_tag (output, "IS", reference->issue);
  append_pages (output, reference->page);
  append_tag (output, "DO", reference->doi);
  append_tag (output, "UR", reference->url);
  append_date (output, "Y2", reference->accessed);
  g_string_append (output, "ER  - \r\n\r\n");
}
