/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place where the words searched for stand, with as much around it as fits a line or two.
 */

#include "config.h"

#include "assay-search-hit.h"

#include <string.h>

/* In code points: what of a long text is shown, and how much of it before the first match. */
#define SNIPPET_LENGTH 200
#define LEAD_LENGTH    40

G_DEFINE_FINAL_TYPE (AssaySearchHit, assay_search_hit, G_TYPE_OBJECT)

static void
assay_search_hit_finalize (GObject *object)
{
  AssaySearchHit *self = ASSAY_SEARCH_HIT (object);

  g_free (self->article);
  g_free (self->article_title);
  g_free (self->annotation);
  g_free (self->snippet);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (assay_search_hit_parent_class)->finalize (object);
}

static void
assay_search_hit_class_init (AssaySearchHitClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_search_hit_finalize;
}

static void
assay_search_hit_init (AssaySearchHit *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
}

static const char *
step_back (const char *start,
           const char *p,
           guint       n)
{
  while (n-- > 0 && p > start)
    p = g_utf8_prev_char (p);
  return p;
}

static const char *
step_forward (const char *p,
              const char *end,
              guint       n)
{
  while (n-- > 0 && p < end)
    p = g_utf8_next_char (p);
  return p;
}

/* A cut inside a word is moved out to the white space before it, if there is some close by. */
static const char *
begin_word (const char *start,
            const char *p)
{
  const char *q = p;

  for (guint i = 0; i < LEAD_LENGTH / 2 && q > start; i++)
    {
      const char *before = g_utf8_prev_char (q);

      if (g_unichar_isspace (g_utf8_get_char (before)))
        return q;
      q = before;
    }
  return q == start ? start : p;
}

static void
append_on_one_line (GString    *snippet,
                    const char *start,
                    const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (snippet, g_unichar_isspace (c) || g_unichar_iscntrl (c) ? ' ' : c);
    }
}

/*< private >
 * assay_search_hit_show:
 * @utf8: (array length=size): the words of the place
 * @matches: (array length=n_matches): what was found in them, in order, in bytes of @utf8
 *
 * Makes the snippet: all of a short text, else what is around the first match.
 */
void
assay_search_hit_show (AssaySearchHit        *self,
                       const char            *utf8,
                       gsize                  size,
                       const AssayWordMatch  *matches,
                       guint                  n_matches)
{
  g_autoptr (GString) snippet = g_string_new (NULL);
  const char *end = utf8 + size;
  const char *start = utf8;
  const char *stop;
  guint position;

  if (n_matches > 0 && g_utf8_strlen (utf8, size) > SNIPPET_LENGTH)
    start = begin_word (utf8, step_back (utf8, utf8 + matches[0].start, LEAD_LENGTH));
  stop = step_forward (start, end, SNIPPET_LENGTH);
  if (start > utf8)
    g_string_append (snippet, "…");
  position = start > utf8 ? 1 : 0;
  append_on_one_line (snippet, start, stop);
  if (stop < end)
    g_string_append (snippet, "…");

  for (guint i = 0; i < n_matches && utf8 + matches[i].end <= stop; i++)
    {
      AssaySpan span;

      span.start = position + g_utf8_pointer_to_offset (start, utf8 + matches[i].start);
      span.end = span.start + g_utf8_strlen (utf8 + matches[i].start,
                                             matches[i].end - matches[i].start);
      g_array_append_val (self->matches, span);
    }
  g_free (self->snippet);
  self->snippet = g_string_free (g_steal_pointer (&snippet), FALSE);
}
