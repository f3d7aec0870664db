/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A saved web page brings along what stood around the article: links to its top, credits of its
 * pictures. Such lines are known by their words, which stand in a list.
 */

#include "config.h"

#include "assay-furniture.h"

#include "assay-characters.h"
#include "assay-languages-resources.h"

#include <string.h>

#define LIST_PATH "/io/github/assay/Assay/languages/furniture.txt"

/* No phrase of the list is longer, and a longer line has something of its own to say. */
#define MAX_PHRASE 120

typedef struct
{
  GHashTable *whole;
  GPtrArray  *begins[256];   /* by first byte, so that few are compared; NULL for none */
} Phrases;

static void
add_beginning (Phrases    *self,
               const char *phrase)
{
  GPtrArray **same = &self->begins[(guchar) phrase[0]];

  if (*same == NULL)
    *same = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*same, g_strdup (phrase));
}

static Phrases *
phrases_load (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *list = NULL;
  g_auto (GStrv) lines = NULL;
  Phrases *self = g_new0 (Phrases, 1);
  gboolean whole = FALSE;

  self->whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  bytes = g_resource_lookup_data (assay_languages_get_resource (),
                                  LIST_PATH,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  NULL);
  list = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (list, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      if (lines[i][0] == '[')
        whole = g_str_equal (lines[i], "[whole]");
      else if (whole)
        g_hash_table_add (self->whole, g_strdup (lines[i]));
      else
        add_beginning (self, lines[i]);
    }
  return self;
}

static const Phrases *
phrases_get (void)
{
  static Phrases *phrases;

  if (g_once_init_enter (&phrases))
    g_once_init_leave (&phrases, phrases_load ());
  return phrases;
}

/* In lower case, with one plain space wherever there is white space. */
static char *
fold (const char *start,
      const char *end)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = start; p < end; p = assay_next (p))
    {
      gunichar c = assay_peek (p);

      if (!assay_is_space (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  return g_string_free (folded, FALSE);
}

/**
 * assay_furniture_matches:
 * @start: where a line begins, trimmed
 * @end: where it ends
 *
 * Returns: whether the line belongs to the page around an article and not to the article
 */
gboolean
assay_furniture_matches (const char *start,
                         const char *end)
{
  const Phrases *phrases = phrases_get ();
  g_autofree char *line = NULL;
  const GPtrArray *begins;

  if (end - start > MAX_PHRASE)
    return FALSE;
  line = fold (start, end);
  if (g_hash_table_contains (phrases->whole, line))
    return TRUE;
  begins = phrases->begins[(guchar) line[0]];
  for (guint i = 0; begins != NULL && i < begins->len; i++)
    if (g_str_has_prefix (line, g_ptr_array_index (begins, i)))
      return TRUE;
  return FALSE;
}
