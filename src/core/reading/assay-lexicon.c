/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words carry a full stop without ending a sentence is a matter of language, so it stands in
 * a list a language that a reader of that language can mend without reading C.
 */

#include "config.h"

#include "assay-lexicon.h"

#include "assay-characters.h"
#include "assay-languages-resources.h"

#include <string.h>

/* No abbreviation is longer; a longer word is none. */
#define MAX_WORD 48

/* The number of a month is kept above the flags of its name, and above that the flags that hold
 * only for the word written with a capital. */
#define MONTH_SHIFT 8
#define MONTH_MASK 0xFF
#define CAPITAL_SHIFT 16
#define FLAGS_MASK 0xFF
#define MONTHS 12

/* Stands in a list before a word that is an abbreviation only with a capital: "Ill.", but "ill." */
#define CAPITAL_MARK '^'

/* Before what longer words end in: "~str" for "Hauptstr.". */
#define TAIL_MARK '~'

struct _AssayLexicon
{
  GHashTable *words;
  gboolean    ordinals;
  gboolean    caseless;
  gboolean    endings;
  guint       n_months;
  GPtrArray  *tails;       /* what compounds that go on before a number end in */

  /* By first byte in lower case: a bit for each length that an abbreviation has. Nearly every word
   * before a full stop is told by this to be none, without a look into the table. */
  guint64     lengths[256];
};

static const struct
{
  const char     *name;
  AssayWordFlags  flag;
} sections[] = {
  { "[never]", ASSAY_WORD_NEVER },
  { "[inner]", ASSAY_WORD_INNER },
  { "[number]", ASSAY_WORD_NUMBER },
  { "[starter]", ASSAY_WORD_STARTER },
  { "[month]", ASSAY_WORD_MONTH },
  { "[ending]", ASSAY_WORD_ENDING },
};

/* 0 for the options, whose words are not words of the language. */
static AssayWordFlags
section_flag (const char *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (line, sections[i].name))
      return sections[i].flag;
  return 0;
}

/* Adds a word as it stands in a section of a list. */
static void
add_word (AssayLexicon   *self,
          const char     *word,
          AssayWordFlags  flag)
{
  guint flags = flag;

  if (word[0] == CAPITAL_MARK)
    {
      word++;
      flags = flag << CAPITAL_SHIFT;
    }
  if (flag == 0)
    {
      self->ordinals |= g_str_equal (word, "ordinals");
      self->caseless |= g_str_equal (word, "caseless");
      return;
    }
  if (word[0] == TAIL_MARK)
    {
      g_assert (flag == ASSAY_WORD_NUMBER);
      g_ptr_array_add (self->tails, g_strdup (word + 1));
      return;
    }
  self->endings |= flag == ASSAY_WORD_ENDING;
  if (flag & ASSAY_WORD_ABBREVIATIONS)
    self->lengths[(guchar) word[0]] |= G_GUINT64_CONSTANT (1) << MIN (strlen (word), MAX_WORD);
  if (flag == ASSAY_WORD_MONTH)
    flags |= (self->n_months++ % MONTHS + 1) << MONTH_SHIFT;
  flags |= GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));
  g_hash_table_insert (self->words, g_strdup (word), GUINT_TO_POINTER (flags));
}

static AssayLexicon *
lexicon_parse (const char *list)
{
  AssayLexicon *self = g_new0 (AssayLexicon, 1);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  AssayWordFlags flag = 0;

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tails = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;

      if (lines[i][0] == '#')
        continue;
      if (lines[i][0] == '[')
        {
          flag = section_flag (lines[i]);
          continue;
        }
      words = g_strsplit (lines[i], " ", -1);
      for (guint j = 0; words[j] != NULL; j++)
        if (words[j][0] != '\0')
          add_word (self, words[j], flag);
    }
  return self;
}

static AssayLexicon *
lexicon_load (const char *language)
{
  g_autofree char *path = g_strdup_printf ("/io/github/assay/Assay/languages/%s.txt", language);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *list = NULL;

  bytes = g_resource_lookup_data (assay_languages_get_resource (),
                                  path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  NULL);
  if (bytes == NULL)
    return NULL;
  list = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return lexicon_parse (list);
}

/**
 * assay_lexicon_get:
 * @language: a language as BCP 47
 *
 * Returns: (transfer none): its words; those of English where there is no list for it, since
 *   English abbreviations are what a text in any language borrows first
 */
const AssayLexicon *
assay_lexicon_get (const char *language)
{
  static GMutex mutex;
  static GHashTable *lexicons;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *base = g_strndup (language, strcspn (language, "-_"));
  AssayLexicon *lexicon;

  if (lexicons == NULL)
    lexicons = g_hash_table_new (g_str_hash, g_str_equal);
  lexicon = g_hash_table_lookup (lexicons, base);
  if (lexicon != NULL)
    return lexicon;

  lexicon = lexicon_load (base);
  if (lexicon == NULL)
    lexicon = lexicon_load ("en");
  g_hash_table_insert (lexicons, g_steal_pointer (&base), lexicon);
  return lexicon;
}

static gboolean
may_be_abbreviation (const AssayLexicon *self,
                     const char         *word,
                     gsize               length)
{
  guchar first = *word;

  /* A capital beyond ASCII may have another first byte than its small letter. */
  return first >= 0x80 || (self->lengths[first | 0x20] | self->lengths[first]) >> length & 1;
}

/* "Hauptstr." is in no list, but goes on as "Str." does. */
static gboolean
has_tail (const AssayLexicon *self,
          const char         *word,
          gsize               length)
{
  for (guint i = 0; i < self->tails->len; i++)
    {
      const char *tail = g_ptr_array_index (self->tails, i);
      gsize tail_length = strlen (tail);

      if (length > tail_length && memcmp (word + length - tail_length, tail, tail_length) == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
look_up (const AssayLexicon *self,
         const char         *word,
         gsize               length)
{
  char lower[MAX_WORD + 8];
  gsize n = 0;

  for (const char *p = word; p < word + length; p = assay_next (p))
    {
      gunichar c = assay_peek (p);

      if (n > MAX_WORD)
        return 0;
      if (c < 0x80)
        lower[n++] = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
      else
        n += g_unichar_to_utf8 (g_unichar_tolower (c), lower + n);
    }
  lower[n] = '\0';
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, lower));
}

/**
 * assay_lexicon_look_up:
 * @word: a word in any case
 * @length: its length in bytes
 * @wanted: what is asked about it
 *
 * Returns: what the list says of it, 0 if it does not stand there
 */
AssayWordFlags
assay_lexicon_look_up (const AssayLexicon *self,
                       const char         *word,
                       gsize               length,
                       AssayWordFlags      wanted)
{
  guint flags;

  if (length == 0 || length > MAX_WORD)
    return 0;
  if (wanted & ASSAY_WORD_NUMBER && has_tail (self, word, length))
    return ASSAY_WORD_NUMBER;
  if (!(wanted & ~ASSAY_WORD_ABBREVIATIONS) && !may_be_abbreviation (self, word, length))
    return 0;
  flags = look_up (self, word, length);
  if (assay_is_upper (assay_peek (word)))
    flags |= flags >> CAPITAL_SHIFT;
  return flags & FLAGS_MASK & wanted;
}

/**
 * assay_lexicon_get_month:
 * @word: a word in any case
 * @length: its length in bytes
 *
 * Returns: 1 to 12 for the name of a month or its abbreviation, else 0
 */
guint
assay_lexicon_get_month (const AssayLexicon *self,
                         const char         *word,
                         gsize               length)
{
  return length > 0 &&
         length <= MAX_WORD ? look_up (self, word, length) >> MONTH_SHIFT & MONTH_MASK : 0;
}

/**
 * assay_lexicon_has_ordinals:
 *
 * Returns: whether a number with a full stop is an ordinal: "3. Oktober"
 */
gboolean
assay_lexicon_has_ordinals (const AssayLexicon *self)
{
  return self->ordinals;
}

/**
 * assay_lexicon_has_endings:
 *
 * Returns: whether the last word of a sentence shows by its ending that it is the last
 */
gboolean
assay_lexicon_has_endings (const AssayLexicon *self)
{
  return self->endings;
}

/**
 * assay_lexicon_is_caseless:
 *
 * Returns: whether the letters of the language have no upper case to start a sentence with
 */
gboolean
assay_lexicon_is_caseless (const AssayLexicon *self)
{
  return self->caseless;
}
