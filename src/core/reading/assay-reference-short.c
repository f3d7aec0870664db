/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries that stand for others: "Ibid.", "Smith, supra note 3", "Smith, Short Title, 45", and a
 * dash in place of the author of the entry before.
 */

#include "config.h"

#include "assay-reference-short.h"

#include "assay-labels.h"
#include "assay-likeness.h"
#include "assay-scan.h"

#include <string.h>

/* A short form is short. */
#define MAX_SHORT 200

/* Of works by one author no more are looked at. */
#define MAX_CANDIDATES 64

typedef struct
{
  GPtrArray  *references;
  GHashTable *by_family;     /* folded family name -> GArray of guint */
} Resolver;

static AssayRun
body_of (AssayReference *reference)
{
  const char *end = reference->raw + strlen (reference->raw);
  AssayLabel label;

  if (assay_label_read (reference->raw, end, &label))
    return assay_scan_trim (label.body, end);
  return assay_scan_trim (reference->raw, end);
}

static void
add_name (Resolver   *self,
          const char *name,
          guint       index)
{
  g_autofree char *key = assay_scan_fold ((AssayRun) { name, name + strlen (name) });
  GArray *list = g_hash_table_lookup (self->by_family, key);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_family, g_steal_pointer (&key), list);
    }
  g_array_append_val (list, index);
}

static void
add_work (Resolver *self,
          guint     index)
{
  AssayReference *reference = g_ptr_array_index (self->references, index);
  const AssayName *name;

  if (reference->kind != ASSAY_REFERENCE_WORK || reference->authors->len == 0)
    return;
  name = g_ptr_array_index (reference->authors, 0);
  add_name (self, name->family != NULL ? name->family : name->literal, index);
}

/* The work an entry comes down to. */
static int
work_of (Resolver *self,
         int       index)
{
  AssayReference *reference;

  if (index < 0)
    return -1;
  reference = g_ptr_array_index (self->references, index);
  return reference->kind == ASSAY_REFERENCE_SHORT ? reference->refers_to
         : reference->kind == ASSAY_REFERENCE_WORK ? index : -1;
}

static int
find_label (Resolver *self,
            guint     before,
            guint     value)
{
  for (guint i = 0; i < before; i++)
    {
      AssayReference *reference = g_ptr_array_index (self->references, i);

      if (reference->label != NULL && g_ascii_strtoull (reference->label, NULL, 10) == value)
        return work_of (self, i);
    }
  return -1;
}

/* The number in "supra note 3", "see n. 3 above". */
static guint
read_note_number (AssayRun body)
{
  static const char *const words[] = { "note", "n.", "fn.", "footnote", "nota", "anm.", "fn" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *p = assay_scan_find (body.start, body.end, words[i]);
      guint value;

      if (p == NULL)
        continue;
      p = assay_scan_skip_space (p + strlen (words[i]), body.end);
      if (assay_scan_number (p, body.end, 4, &value) > 0)
        return value;
    }
  return 0;
}

/* The first name of a short form: what stands before the first comma, its last word. */
static char *
read_family (AssayRun  body,
             AssayRun *rest)
{
  static const char *const signals[] = { "see also", "see", "cf.", "cf" };
  const char *comma;
  const char *joiner;
  AssayRun name;
  const char *p;

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (assay_scan_word (body.start, body.end, signals[i]))
      {
        body = assay_scan_strip (body.start + strlen (signals[i]), body.end, ",");
        break;
      }
  comma = memchr (body.start, ',', body.end - body.start);
  if (comma == NULL)
    comma = body.end;
  *rest = assay_scan_strip (comma, body.end, ",");
  joiner = assay_scan_find (body.start, comma, "and");
  if (joiner == NULL)
    joiner = assay_scan_find (body.start, comma, "et al");
  if (joiner == NULL)
    joiner = memchr (body.start, '&', comma - body.start);
  name = assay_scan_strip (body.start, joiner != NULL ? joiner : comma, ".,");
  p = name.end;
  while (p > name.start && !assay_scan_is_space (assay_scan_char_before (name.start, p)))
    p = g_utf8_prev_char (p);
  if (name.end - name.start > 60)
    return g_strdup ("");
  return assay_scan_fold ((AssayRun) { p, name.end });
}

/* The words of a short title, without quotation marks, pages and notes. */
static char *
fold_title (AssayRun rest)
{
  const char *p = rest.start;
  g_autofree char *folded = NULL;
  GString *words;
  g_auto (GStrv) parts = NULL;

  for (; p < rest.end; p++)
    if (*p == ',' && assay_scan_skip_space (p + 1, rest.end) < rest.end
        && (g_ascii_isdigit (*assay_scan_skip_space (p + 1, rest.end))
            || assay_scan_prefix (assay_scan_skip_space (p + 1, rest.end), rest.end, "p")
            || assay_scan_prefix (assay_scan_skip_space (p + 1, rest.end), rest.end, "at ")))
      break;
  folded = assay_scan_fold ((AssayRun) { rest.start, p });
  parts = g_strsplit (folded, " ", -1);
  words = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_ascii_isdigit (parts[i][0]) || g_str_equal (parts[i], "p")
          || g_str_equal (parts[i], "pp")
          || g_str_equal (parts[i], "at"))
        break;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", parts[i]);
    }
  return g_string_free (words, FALSE);
}

static gboolean
title_fits (AssayReference *work,
            const char     *folded)
{
  g_autofree char *title = NULL;

  if (*folded == '\0')
    return TRUE;
  if (work->title == NULL)
    return FALSE;
  title = assay_scan_fold ((AssayRun) { work->title, work->title + strlen (work->title) });
  return strstr (title, folded) != NULL;
}

/* The nearest work by that name before the note, or else one in a bibliography after it. */
static int
find_work (Resolver   *self,
           guint       index,
           const char *family,
           const char *title)
{
  GArray *list = g_hash_table_lookup (self->by_family, family);
  int found = -1;

  for (guint i = 0; list != NULL && i < MIN (list->len, MAX_CANDIDATES); i++)
    {
      guint candidate = g_array_index (list, guint, i);

      if (candidate == index
          || !title_fits (g_ptr_array_index (self->references, candidate), title))
        continue;
      if (candidate < index || found < 0)
        found = candidate;
      if (candidate > index)
        break;
    }
  return found;
}

static void
make_short (AssayReference *reference,
            int             refers_to)
{
  reference->kind = ASSAY_REFERENCE_SHORT;
  reference->refers_to = refers_to;
  g_ptr_array_set_size (reference->authors, 0);
  g_clear_pointer (&reference->type, g_free);
  g_clear_pointer (&reference->title, g_free);
  g_clear_pointer (&reference->container_title, g_free);
  g_clear_pointer (&reference->publisher, g_free);
  g_clear_pointer (&reference->volume, g_free);
  g_clear_pointer (&reference->issue, g_free);
  g_clear_pointer (&reference->page, g_free);
}

static gboolean
says_above (AssayRun body)
{
  static const char *const words[] = { "supra", "op. cit", "op.cit", "loc. cit", "a.a.o",
                                       "above n", "n. above" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_scan_find (body.start, body.end, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
resolve_above (Resolver *self,
               guint     index,
               AssayRun  body)
{
  AssayReference *reference = g_ptr_array_index (self->references, index);
  guint number = read_note_number (body);
  int work = number > 0 ? find_label (self, index, number) : -1;
  AssayRun rest;
  g_autofree char *family = read_family (body, &rest);

  if (work < 0)
    work = find_work (self, index, family, "");
  make_short (reference, work);
}

static void
resolve_short_title (Resolver *self,
                     guint     index,
                     AssayRun  body)
{
  AssayReference *reference = g_ptr_array_index (self->references, index);
  AssayRun rest;
  g_autofree char *family = read_family (body, &rest);
  g_autofree char *title = fold_title (rest);
  int work;

  if (*family == '\0' || ASSAY_RUN_EMPTY (rest))
    return;
  work = find_work (self, index, family, title);
  if (work >= 0)
    make_short (reference, work);
}

static gboolean
has_dash_for_author (AssayRun body)
{
  guint n = 0;
  const char *p = body.start;

  while (p < body.end && (*p == '_' || assay_scan_is_dash (g_utf8_get_char (p))))
    {
      n += *p == '-' || *p == '_' ? 1 : 3;
      p = g_utf8_next_char (p);
    }
  return n >= 3;
}

static void
resolve (Resolver *self,
         guint     index,
         int      *last_work)
{
  AssayReference *reference = g_ptr_array_index (self->references, index);
  AssayRun body = body_of (reference);

  if (reference->kind == ASSAY_REFERENCE_SHORT)
    {
      if (says_above (body))
        resolve_above (self, index, body);
      else
        reference->refers_to = *last_work;
    }
  else if (reference->label != NULL && body.end - body.start <= MAX_SHORT
           && reference->url == NULL && reference->doi == NULL)
    {
      if (says_above (body))
        resolve_above (self, index, body);
      else if (reference->issued.year == 0)
        resolve_short_title (self, index, body);
    }
  else if (reference->label == NULL && index > 0 && has_dash_for_author (body))
    assay_reference_copy_field (reference, g_ptr_array_index (self->references, index - 1),
                                ASSAY_REFERENCE_FIELD_AUTHOR);
  if (work_of (self, index) >= 0)
    *last_work = work_of (self, index);
}

static void
free_list (gpointer data)
{
  g_array_unref (data);
}

/**
 * assay_references_resolve_short:
 * @references: (element-type AssayReference): the works cited, parsed, in order
 *
 * Finds for each short form the work it stands for.
 */
void
assay_references_resolve_short (GPtrArray *references)
{
  Resolver self = { references,
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list) };
  int last_work = -1;

  for (guint i = 0; i < references->len; i++)
    add_work (&self, i);
  for (guint i = 0; i < references->len; i++)
    resolve (&self, i, &last_work);
  g_hash_table_unref (self.by_family);
}
