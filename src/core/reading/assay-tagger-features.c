/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tagger sees of an entry: its words cut where fields meet, and of each word its letters,
 * its form, its neighbours and its place. Training and reading share it, or the weights would mean
 * nothing.
 */

#include "config.h"

#include "assay-tagger.h"

#include "assay-dates.h"
#include "assay-names.h"

#include <string.h>

typedef enum
{
  FORM_NONE,
  FORM_LOWER,
  FORM_CAPITALISED,
  FORM_CAPITALS,
  FORM_INITIALS,
  FORM_VANCOUVER,
  FORM_YEAR,
  FORM_NUMBER,
  FORM_RANGE,
  FORM_MIXED,
  FORM_MARK,
} Form;

typedef enum
{
  WORD_PLAIN,
  WORD_MONTH,
  WORD_PUBLISHER,
  WORD_PERIODICAL,
  WORD_MEETING,
  WORD_EDITOR,
  WORD_VOLUME,
  WORD_ISSUE,
  WORD_PAGES,
  WORD_JOINER,
  WORD_SMALL,
  WORD_IN,
  WORD_BODY,
} WordClass;

static const struct { const char *word; WordClass class; } word_classes[] = {
  { "press", WORD_PUBLISHER }, { "publishers", WORD_PUBLISHER }, { "publishing", WORD_PUBLISHER },
  { "publisher", WORD_PUBLISHER }, { "books", WORD_PUBLISHER }, { "verlag", WORD_PUBLISHER },
  { "éditions", WORD_PUBLISHER }, { "wiley", WORD_PUBLISHER }, { "springer", WORD_PUBLISHER },
  { "routledge", WORD_PUBLISHER }, { "elsevier", WORD_PUBLISHER }, { "oxford", WORD_PUBLISHER },
  { "cambridge", WORD_PUBLISHER }, { "sons", WORD_PUBLISHER }, { "inc", WORD_PUBLISHER },
  { "journal", WORD_PERIODICAL }, { "review", WORD_PERIODICAL }, { "magazine", WORD_PERIODICAL },
  { "times", WORD_PERIODICAL }, { "news", WORD_PERIODICAL }, { "post", WORD_PERIODICAL },
  { "quarterly", WORD_PERIODICAL }, { "bulletin", WORD_PERIODICAL }, { "letters", WORD_PERIODICAL },
  { "annals", WORD_PERIODICAL }, { "transactions", WORD_PERIODICAL },
      { "studies", WORD_PERIODICAL },
  { "daily", WORD_PERIODICAL }, { "weekly", WORD_PERIODICAL }, { "herald", WORD_PERIODICAL },
  { "tribune", WORD_PERIODICAL }, { "zeitschrift", WORD_PERIODICAL }, { "revue", WORD_PERIODICAL },
  { "proceedings", WORD_MEETING }, { "conference", WORD_MEETING }, { "symposium", WORD_MEETING },
  { "workshop", WORD_MEETING }, { "congress", WORD_MEETING }, { "proc", WORD_MEETING },
  { "ed", WORD_EDITOR }, { "eds", WORD_EDITOR }, { "edited", WORD_EDITOR },
      { "editor", WORD_EDITOR },
  { "editors", WORD_EDITOR }, { "trans", WORD_EDITOR }, { "translated", WORD_EDITOR },
  { "vol", WORD_VOLUME }, { "volume", WORD_VOLUME }, { "bd", WORD_VOLUME }, { "tome", WORD_VOLUME },
  { "no", WORD_ISSUE }, { "issue", WORD_ISSUE }, { "nr", WORD_ISSUE }, { "number", WORD_ISSUE },
  { "pp", WORD_PAGES }, { "p", WORD_PAGES }, { "pages", WORD_PAGES }, { "page", WORD_PAGES },
  { "and", WORD_JOINER }, { "&", WORD_JOINER }, { "et", WORD_JOINER }, { "al", WORD_JOINER },
      { "und", WORD_JOINER },
  { "of", WORD_SMALL }, { "the", WORD_SMALL }, { "a", WORD_SMALL }, { "an", WORD_SMALL },
      { "for", WORD_SMALL },
  { "on", WORD_SMALL }, { "to", WORD_SMALL }, { "with", WORD_SMALL }, { "der", WORD_SMALL },
      { "de", WORD_SMALL },
  { "la", WORD_SMALL }, { "from", WORD_SMALL }, { "by", WORD_SMALL },
  { "in", WORD_IN },
  { "university", WORD_BODY }, { "institute", WORD_BODY }, { "department", WORD_BODY },
      { "ministry", WORD_BODY },
  { "center", WORD_BODY }, { "centre", WORD_BODY }, { "agency", WORD_BODY },
      { "council", WORD_BODY },
  { "commission", WORD_BODY }, { "association", WORD_BODY }, { "organization", WORD_BODY },
  { "organisation", WORD_BODY }, { "office", WORD_BODY }, { "bank", WORD_BODY },
      { "government", WORD_BODY },
};

/* A word without the marks around it, and what is told of it. */
typedef struct
{
  guint32   hash;         /* of its letters in lower case */
  guint32   ending;       /* of its last three letters */
  guint32   beginning;    /* of its first three */
  Form      form;
  WordClass class;
  char      before;       /* the mark it begins with, '"' for any quotation mark */
  char      after;        /* the marks it ends with, the telling one */
} Word;

static guint32
hash_bytes (guint32     hash,
            const char *p,
            const char *end)
{
  for (; p < end; p++)
    hash = (hash ^ (guchar) g_ascii_tolower (*p)) * 16777619u;
  return hash;
}

static gboolean
is_breaking (gunichar c)
{
  return c == ':' || c == ';' || c == ',' || c == '(' || c == ')' || c == '[' || c == ']';
}

/**
 * assay_tagger_tokenize:
 * @entry: an entry without its label, address and date of access
 * @tagging: (out): its words; the tags are not set
 */
void
assay_tagger_tokenize (AssayRun      entry,
                       AssayTagging *tagging)
{
  const char *p = assay_scan_skip_space (entry.start, entry.end);

  tagging->n = 0;
  while (p < entry.end && tagging->n < ASSAY_TAGGER_MAX_TOKENS)
    {
      const char *q = p;
      gboolean letters = FALSE;
      gboolean broken = FALSE;

      while (q < entry.end)
        {
          gunichar c = g_utf8_get_char (q);

          if (assay_scan_is_space (c))
            break;
          /* "264:20422" and "39(1)" are two fields. */
          if (g_unichar_isalnum (c))
            {
              if (broken)
                break;
              letters = TRUE;
            }
          else if (letters && is_breaking (c))
            broken = TRUE;
          q = g_utf8_next_char (q);
        }
      tagging->tokens[tagging->n++] = (AssayRun) { p, q };
      p = assay_scan_skip_space (q, entry.end);
    }
}

static Form
form_of (AssayRun word)
{
  guint upper = 0;
  guint lower = 0;
  guint digits = 0;
  guint others = 0;
  const char *after;

  if (ASSAY_RUN_EMPTY (word))
    return FORM_MARK;
  for (const char *p = word.start; p < word.end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        digits++;
      else if (g_unichar_isupper (c))
        upper++;
      else if (g_unichar_isalpha (c))
        lower++;
      else
        others++;
    }
  if (digits > 0 && upper + lower == 0)
    {
      if (assay_date_read_year (word.start, word.end, &after) != 0 && after == word.end)
        return FORM_YEAR;
      return others > 0 ? FORM_RANGE : FORM_NUMBER;
    }
  if (digits > 0)
    return assay_date_read_year (word.start, word.end, &after) != 0 ? FORM_YEAR : FORM_MIXED;
  if (upper > 0 && lower == 0)
    {
      if (upper == 1 || others > 0)
        return FORM_INITIALS;
      return upper <= 3 ? FORM_VANCOUVER : FORM_CAPITALS;
    }
  if (g_unichar_isupper (g_utf8_get_char (word.start)))
    return upper > 1 && others == 0 ? FORM_MIXED : FORM_CAPITALISED;
  return lower > 0 ? FORM_LOWER : FORM_MARK;
}

static WordClass
class_of (AssayRun word)
{
  gsize length = word.end - word.start;
  AssayDate date;
  const char *after;
  char probe[40];

  for (guint i = 0; i < G_N_ELEMENTS (word_classes); i++)
    if (strlen (word_classes[i].word) == length
        && assay_scan_prefix (word.start, word.end, word_classes[i].word))
      return word_classes[i].class;
  if (length < 3 || length > 20 || !g_unichar_isalpha (g_utf8_get_char (word.start)))
    return WORD_PLAIN;
  memcpy (probe, word.start, length);
  strcpy (probe + length, " 2000");
  return assay_date_read (probe, probe + length + 5, &date, &after) && date.month != 0
         ? WORD_MONTH : WORD_PLAIN;
}

static char
mark_of (gunichar c)
{
  if (c == 0)
    return '\0';
  if (c != '\'' && (assay_scan_is_open_quote (c) || assay_scan_is_close_quote (c)))
    return '"';
  return c < 0x80 ? (char) c : assay_scan_is_dash (c) ? '-' : '~';
}

static void
read_word (AssayRun  token,
           Word     *word)
{
  const char *start = token.start;
  const char *end = token.end;
  const char *p;
  guint letters = 0;

  while (start < end && !g_unichar_isalnum (g_utf8_get_char (start)) && *start != '&')
    start = g_utf8_next_char (start);
  word->before = start > token.start ? mark_of (g_utf8_get_char (token.start)) : '\0';
  while (end > start)
    {
      gunichar c = assay_scan_char_before (start, end);

      if (g_unichar_isalnum (c) || c == '&')
        break;
      end = g_utf8_prev_char (end);
    }
  word->after = '\0';
  for (p = end; p < token.end; p = g_utf8_next_char (p))
    {
      char mark = mark_of (g_utf8_get_char (p));

      /* A quotation mark tells more than the stop beside it, and a bracket more than a comma. */
      if (word->after == '\0' || mark == '"'
          || (word->after != '"' && (mark == ')' || mark == '(')))
        word->after = mark;
    }
  word->hash = hash_bytes (2166136261u, start, end);
  p = start;
  for (const char *q = end; q > start && letters < 3; letters++)
    p = q = g_utf8_prev_char (q);
  word->ending = hash_bytes (2166136261u, p, end);
  letters = 0;
  for (p = start; p < end && letters < 3; letters++)
    p = g_utf8_next_char (p);
  word->beginning = hash_bytes (2166136261u, start, p);
  word->form = form_of ((AssayRun) { start, end });
  word->class = class_of ((AssayRun) { start, end });
}

/* What has passed before a word: how many stops and commas, quotation marks and brackets open, a
 * year seen. */
typedef struct
{
  guint    stops;
  guint    commas;
  gboolean quoted;
  gboolean was_quoted;
  gboolean bracket;
  gboolean dated;
} Past;

static void
pass_before (Past       *past,
             const Word *word)
{
  if (word->before == '"')
    past->quoted = TRUE;
  if (word->before == '(')
    past->bracket = TRUE;
}

static void
pass_after (Past       *past,
            const Word *word)
{
  if (word->after == '"')
    {
      past->was_quoted |= past->quoted;
      past->quoted = FALSE;
    }
  if (word->after == ')')
    past->bracket = FALSE;
  if (word->after == '(')
    past->bracket = TRUE;
  if (word->form == FORM_YEAR)
    past->dated = TRUE;
  if (word->after == ',')
    past->commas++;
  if ((word->after == '.' || word->after == '?' || word->after == '"')
      && word->form != FORM_INITIALS
      && word->class != WORD_EDITOR && word->class != WORD_VOLUME && word->class != WORD_ISSUE
      && word->class != WORD_PAGES)
    {
      past->stops++;
      past->commas = 0;
    }
}

static guint16
row_of (guint   feature,
        guint32 a,
        guint32 b)
{
  guint32 hash = (feature + 1) * 2654435761u;

  hash = (hash ^ a) * 16777619u;
  hash ^= hash >> 15;
  hash = (hash ^ b) * 2246822519u;
  hash ^= hash >> 13;
  hash *= 3266489917u;
  return (hash ^ (hash >> 16)) % ASSAY_TAGGER_ROWS;
}

static guint32
look_of (const Word *word)
{
  return word->form * 16 + word->class;
}

static void
featurize_word (const Word *words,
                guint       n,
                guint       i,
                const Past *past,
                guint16    *rows)
{
  static const Word none = { 0 };
  const Word *word = &words[i];
  const Word *b1 = i > 0 ? &words[i - 1] : &none;
  const Word *b2 = i > 1 ? &words[i - 2] : &none;
  const Word *a1 = i + 1 < n ? &words[i + 1] : &none;
  const Word *a2 = i + 2 < n ? &words[i + 2] : &none;
  guint32 state = MIN (past->stops, 4) * 64 + MIN (past->commas, 3) * 16 + past->quoted * 8
                  + past->was_quoted * 4 + past->bracket * 2 + past->dated;
  guint32 place = i * 8 / n;
  guint f = 0;

#define ADD(a, b) (rows[f] = row_of (f, (a), (b)), f++)
  ADD (0, 0);
  ADD (word->hash, 0);
  ADD (b1->hash, 0);
  ADD (a1->hash, 0);
  ADD (word->hash, b1->hash);
  ADD (word->hash, a1->hash);
  ADD (word->ending, word->form);
  ADD (word->beginning, word->form);
  ADD (look_of (word), word->after);
  ADD (look_of (word), b1->after * 256 + word->before);
  ADD (look_of (b1), b1->after);
  ADD (look_of (a1), word->after);
  ADD (look_of (word) * 256 + word->after, look_of (b1) * 256 + b1->after);
  ADD (look_of (word) * 256 + word->after, look_of (a1) * 256 + a1->after);
  ADD (look_of (b2) * 256 + b2->after, look_of (b1) * 256 + b1->after);
  ADD (look_of (a2) * 256 + a2->after, look_of (a1) * 256 + a1->after);
  ADD (state, look_of (word));
  ADD (state, b1->after);
  ADD (state, word->hash);
  ADD (place, look_of (word));
  ADD (MIN (i, 6), look_of (word) * 256 + word->after);
  ADD (n - i <= 5 ? n - i : 6, look_of (word));
  ADD (past->stops, past->dated * 4 + past->quoted * 2 + past->was_quoted);
  ADD (word->before * 256 + word->after, b1->before * 256 + b1->after);
  ADD (look_of (word), look_of (a1) * 256 + look_of (a2));
  ADD (look_of (word), look_of (b1) * 256 + look_of (b2));
  ADD (b2->hash, 1);
  ADD (a2->hash, 2);
  ADD (MIN (past->stops, 6), MIN (past->commas, 6) * 512 + look_of (word));
  ADD (b1->after * 65536 + word->form * 4096 + a1->form * 256 + word->after, past->stops > 0);
#undef ADD
  g_assert (f == ASSAY_TAGGER_N_FEATURES);
}

/**
 * assay_tagger_featurize:
 * @rows: (out caller-allocates): for each word the rows of the model that speak of it
 */
void
assay_tagger_featurize (const AssayTagging *tagging,
                        guint16           (*rows)[ASSAY_TAGGER_N_FEATURES])
{
  Word words[ASSAY_TAGGER_MAX_TOKENS];
  Past past = { 0 };

  for (guint i = 0; i < tagging->n; i++)
    read_word (tagging->tokens[i], &words[i]);
  for (guint i = 0; i < tagging->n; i++)
    {
      pass_before (&past, &words[i]);
      featurize_word (words, tagging->n, i, &past, rows[i]);
      pass_after (&past, &words[i]);
    }
}
