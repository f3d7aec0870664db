/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index says which articles hold the words, not where. This finds them in a text, with words
 * cut and folded as the tokenizer unicode61 with remove_diacritics=2 does it (SQLite, FTS5, section
 * 4.3.1).
 */

#include "config.h"

#include "assay-search-words.h"

#include <string.h>

struct _AssaySearchWords
{
  GPtrArray *words;            /* of char, folded */
  gboolean   last_is_begun;    /* the last word stands for all that begin like it */
};

static inline gboolean
is_mark (gunichar c)
{
  return c >= 0x300 && g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK;
}

static inline gboolean
is_in_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c);
  return g_unichar_isalnum (c) || is_mark (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE ||
         g_unichar_type (c) == G_UNICODE_OTHER_NUMBER ||
         g_unichar_type (c) == G_UNICODE_LETTER_NUMBER;
}

/* The letter without its accents and in lower case. */
static gunichar
fold (gunichar c)
{
  gunichar parts[4];

  if (c < 0x80)
    return g_ascii_tolower (c);
  /* Only accents are taken off: a Hangul syllable decomposes too, into letters that all count. */
  if (g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 1 && is_mark (parts[1]))
    c = parts[0];
  return g_unichar_tolower (c);
}

/* Reads one word from @p into @folded. Returns: where it ends, or NULL where there is none before
 * @end */
static const char *
read_word (const char **p,
           const char  *end,
           GString     *folded)
{
  const char *q;

  g_string_truncate (folded, 0);
  while (*p < end && (!is_in_word (g_utf8_get_char (*p)) || is_mark (g_utf8_get_char (*p))))
    *p = g_utf8_next_char (*p);
  for (q = *p; q < end; q = g_utf8_next_char (q))
    {
      gunichar c = g_utf8_get_char (q);

      if (!is_in_word (c))
        break;
      if (c < 0x80)
        g_string_append_c (folded, g_ascii_tolower (c));
      else if (!is_mark (c))
        g_string_append_unichar (folded, fold (c));
    }
  return q > *p ? q : NULL;
}

/**
 * assay_search_words_new:
 * @typed: what a person typed
 *
 * Returns: (transfer full): the words in it; there may be none
 */
AssaySearchWords *
assay_search_words_new (const char *typed)
{
  AssaySearchWords *self = g_new0 (AssaySearchWords, 1);
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  const char *end = valid + strlen (valid);
  const char *p = valid;
  const char *after;

  self->words = g_ptr_array_new_with_free_func (g_free);
  while ((after = read_word (&p, end, folded)) != NULL)
    {
      g_ptr_array_add (self->words, g_strdup (folded->str));
      self->last_is_begun = after == end;
      p = after;
    }
  return self;
}

void
assay_search_words_free (AssaySearchWords *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

guint
assay_search_words_get_n (const AssaySearchWords *self)
{
  return self->words->len;
}

/**
 * assay_search_words_to_query:
 *
 * Returns: (transfer full): the words in the language of FTS5, all of them wanted
 */
char *
assay_search_words_to_query (const AssaySearchWords *self)
{
  GString *query = g_string_new (NULL);

  /* A word holds letters and digits only, so nothing in it needs to be escaped inside the quotes.
   * */
  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (query, "\"%s\" ", (const char *) g_ptr_array_index (self->words, i));
  if (self->last_is_begun && query->len > 0)
    query->str[query->len - 1] = '*';
  return g_string_free (query, FALSE);
}

static int
find_word (const AssaySearchWords *self,
           const GString          *folded)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const char *word = g_ptr_array_index (self->words, i);

      if (folded->str[0] != word[0])
        continue;
      if (g_str_equal (folded->str, word))
        return i;
      if (self->last_is_begun && i == self->words->len - 1 && g_str_has_prefix (folded->str, word))
        return i;
    }
  return -1;
}

/**
 * assay_search_words_find:
 * @utf8: (array length=size): a text
 *
 * Returns: (transfer full) (element-type AssayWordMatch): where the words stand in it, in order
 */
GArray *
assay_search_words_find (const AssaySearchWords *self,
                         const char             *utf8,
                         gsize                   size)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (AssayWordMatch));
  g_autoptr (GString) folded = g_string_new (NULL);
  const char *end = utf8 + size;
  const char *p = utf8;
  const char *after;

  while ((after = read_word (&p, end, folded)) != NULL)
    {
      int word = find_word (self, folded);

      if (word >= 0)
        {
          AssayWordMatch match = { p - utf8, after - utf8, word };
          g_array_append_val (matches, match);
        }
      p = after;
    }
  return matches;
}

/**
 * assay_search_words_are_all:
 * @matches: (array length=n_matches): some of what was found
 *
 * Returns: whether every word is among them
 */
gboolean
assay_search_words_are_all (const AssaySearchWords *self,
                            const AssayWordMatch   *matches,
                            guint                   n_matches)
{
  guint n_found = 0;

  for (guint word = 0; word < self->words->len; word++)
    for (guint i = 0; i < n_matches; i++)
      if (matches[i].word == word ||
          g_str_equal (g_ptr_array_index (self->words, matches[i].word),
                       g_ptr_array_index (self->words, word)))
        {
          n_found++;
          break;
        }
  return n_found == self->words->len;
}
