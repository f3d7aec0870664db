/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the entry that a name and a year in the text speak of: by family name, by the name or
 * initials of a body, by the beginning of a title; and where nothing fits, by a family name that
 * is a letter off.
 */

#include "config.h"

#include "assay-reference-index.h"

#include <string.h>

/* Names shorter than this differ by a letter too often to be the same. */
#define MIN_DOUBTFUL 4

struct _AssayReferenceIndex
{
  GPtrArray  *references;
  GHashTable *by_name;     /* folded name -> GArray of guint */
  GHashTable *by_rest;     /* name without one of its letters -> GArray of guint */
};

static void
add_to (GHashTable *table,
        const char *key,
        guint       index)
{
  GArray *list;

  if (*key == '\0')
    return;
  list = g_hash_table_lookup (table, key);
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, g_strdup (key), list);
    }
  if (list->len == 0 || g_array_index (list, guint, list->len - 1) != index)
    g_array_append_val (list, index);
}

static char *
fold (const char *words)
{
  return assay_scan_fold ((AssayRun) { words, words + strlen (words) });
}

/* Two words a letter apart share what is left when that letter is taken out of one or of both. */
static void
for_each_rest (const char *folded,
               void      (*visit) (const char *rest, gpointer data),
               gpointer    data)
{
  gsize length = strlen (folded);
  g_autofree char *rest = NULL;

  if (length > 40 || g_utf8_strlen (folded, -1) < MIN_DOUBTFUL)
    return;
  rest = g_malloc (length + 1);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);

      memcpy (rest, folded, p - folded);
      strcpy (rest + (p - folded), next);
      visit (rest, data);
    }
}

typedef struct
{
  GHashTable *table;
  guint       index;
} Adding;

static void
add_rest (const char *rest,
          gpointer    data)
{
  Adding *adding = data;

  add_to (adding->table, rest, adding->index);
}

static void
add_name (AssayReferenceIndex *self,
          const char          *name,
          guint                index)
{
  g_autofree char *folded = fold (name);
  Adding adding = { self->by_rest, index };

  add_to (self->by_name, folded, index);
  for_each_rest (folded, add_rest, &adding);
}

/* A body goes by its whole name, by the letters in brackets after it, and by its initials. */
static void
add_literal (AssayReferenceIndex *self,
             const char          *literal,
             guint                index)
{
  const char *open = strchr (literal, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;
  g_autoptr (GString) initials = g_string_new (NULL);

  add_name (self, literal, index);
  if (close != NULL)
    {
      g_autofree char *short_name = g_strndup (open + 1, close - open - 1);
      g_autofree char *long_name = g_strndup (literal, open - literal);

      add_name (self, short_name, index);
      add_name (self, long_name, index);
    }
  for (const char *p = literal; *p != '\0' && *p != '('; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p))
        && (p == literal || assay_scan_is_space (g_utf8_get_char (g_utf8_prev_char (p)))))
      g_string_append_unichar (initials, g_utf8_get_char (p));
  if (initials->len >= 2)
    {
      g_autofree char *folded = fold (initials->str);
      add_to (self->by_name, folded, index);
    }
}

static void
add_reference (AssayReferenceIndex *self,
               AssayReference      *reference,
               guint                index)
{
  if (reference->authors->len > 0)
    {
      const AssayName *name = g_ptr_array_index (reference->authors, 0);

      if (name->literal != NULL)
        add_literal (self, name->literal, index);
      if (name->family != NULL)
        add_name (self, name->family, index);
      if (name->family != NULL && name->particle != NULL)
        {
          g_autofree char *whole = g_strconcat (name->particle, " ", name->family, NULL);
          add_name (self, whole, index);
        }
    }
  else if (reference->title != NULL)
    {
      g_autofree char *folded = fold (reference->title);
      add_to (self->by_name, folded, index);
    }
  if (reference->authors->len == 0 && reference->container_title != NULL)
    add_name (self, reference->container_title, index);
}

static void
free_list (gpointer data)
{
  g_array_unref (data);
}

/**
 * assay_reference_index_new:
 * @references: (element-type AssayReference): the works cited; must outlive the index
 *
 * Returns: (transfer full): an index of them
 */
AssayReferenceIndex *
assay_reference_index_new (GPtrArray *references)
{
  AssayReferenceIndex *self = g_new0 (AssayReferenceIndex, 1);

  self->references = references;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->by_rest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);

      if (reference->kind == ASSAY_REFERENCE_WORK)
        add_reference (self, reference, i);
    }
  return self;
}

void
assay_reference_index_free (AssayReferenceIndex *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_rest);
  g_free (self);
}

/* How well an entry's year fits: 2 the same, 1 neither has one or the entry names it elsewhere, 0
 * not. */
static int
fit_year (AssayReference     *reference,
          const AssayMention *mention)
{
  char year[8];

  if (mention->year == 0)
    return reference->issued.year == 0 ? 2 : 1;
  g_snprintf (year, sizeof year, "%u%c", mention->year, mention->suffix);
  if (mention->suffix != '\0' && strstr (reference->raw, year) != NULL)
    return 3;
  if (reference->issued.year == (int) mention->year)
    return 2;
  year[4] = '\0';
  return strstr (reference->raw, year) != NULL ? 1 : 0;
}

static int
fit_others (AssayReference     *reference,
            const AssayMention *mention)
{
  int fit = 0;

  if (mention->et_al)
    return reference->authors->len > 2 ? 2 : 0;
  for (guint i = 0; i < mention->n_others; i++)
    if (i + 1 < reference->authors->len)
      {
        const AssayName *name = g_ptr_array_index (reference->authors, i + 1);
        g_autofree char *there = fold (name->family != NULL ? name->family : name->literal != NULL
                                       ? name->literal : "");
        g_autofree char *here = assay_scan_fold (mention->others[i]);

        fit += g_str_equal (here, there) || g_str_has_suffix (here, there) ? 2 : -1;
      }
  return fit + (reference->authors->len == mention->n_others + 1);
}

static int
find_best (AssayReferenceIndex *self,
           GArray              *candidates,
           const AssayMention  *mention)
{
  int best = -1;
  int best_fit = 0;

  /* One name may be shared by a list of any length; more than these nobody means. */
  for (guint i = 0; candidates != NULL && i < MIN (candidates->len, 64); i++)
    {
      guint index = g_array_index (candidates, guint, i);
      AssayReference *reference = g_ptr_array_index (self->references, index);
      int year = fit_year (reference, mention);
      int fit = year * 10 + fit_others (reference, mention);

      if (year > 0 && fit > best_fit)
        {
          best = index;
          best_fit = fit;
        }
    }
  return best;
}

typedef struct
{
  AssayReferenceIndex *self;
  const AssayMention  *mention;
  int                  best;
} Search;

static void
try_rest (const char *rest,
          gpointer    data)
{
  Search *search = data;

  if (search->best < 0)
    search->best = find_best (search->self, g_hash_table_lookup (search->self->by_rest, rest),
                              search->mention);
  if (search->best < 0)
    search->best = find_best (search->self, g_hash_table_lookup (search->self->by_name, rest),
                              search->mention);
}

static AssayRun
last_word (AssayRun name)
{
  const char *p = name.end;

  while (p > name.start && !assay_scan_is_space (assay_scan_char_before (name.start, p)))
    p = g_utf8_prev_char (p);
  return (AssayRun) { p, name.end };
}

static GArray *
find_name (AssayReferenceIndex *self,
           AssayRun             name)
{
  g_autofree char *key = assay_scan_fold (name);

  return g_hash_table_lookup (self->by_name, key);
}

/* The name as it stands, as a title or a body has it; the first of several; its last word, the
 * family name. */
static int
find_exact (AssayReferenceIndex *self,
            const AssayMention  *mention)
{
  const AssayRun names[] = { mention->names, mention->family, last_word (mention->family) };
  int best = -1;

  for (guint i = 0; i < G_N_ELEMENTS (names) && best < 0; i++)
    best = find_best (self, find_name (self, names[i]), mention);
  return best;
}

/**
 * assay_reference_index_find:
 * @mention: how the text speaks of a work
 * @doubtful: (out): whether the name is a letter off
 *
 * Returns: the index of the entry, or -1
 */
int
assay_reference_index_find (AssayReferenceIndex *self,
                            const AssayMention  *mention,
                            gboolean            *doubtful)
{
  AssayRun family = last_word (mention->family);
  g_autofree char *key = assay_scan_fold (family);
  Search search = { self, mention, find_exact (self, mention) };

  *doubtful = FALSE;
  if (search.best >= 0 || mention->year == 0
      || g_utf8_strlen (key, -1) < MIN_DOUBTFUL
      || g_hash_table_contains (self->by_name, key))
    return search.best;
  search.best = find_best (self, g_hash_table_lookup (self->by_rest, key), mention);
  if (search.best < 0)
    for_each_rest (key, try_rest, &search);
  *doubtful = search.best >= 0;
  return search.best;
}

/**
 * assay_reference_index_has_name:
 *
 * Returns: whether an entry goes by the name
 */
gboolean
assay_reference_index_has_name (AssayReferenceIndex *self,
                                AssayRun             name)
{
  g_autofree char *key = assay_scan_fold (name);

  return g_hash_table_contains (self->by_name, key);
}
