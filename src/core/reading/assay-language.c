/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells in which language a text is written: by its letters where a script belongs to one language,
 * else by the small words that no text does without.
 */

#include "config.h"

#include "assay-language.h"

#include "assay-characters.h"

#include <string.h>

/* So many bytes of a text tell its language; the rest says the same. */
#define SAMPLE (64 * 1024)

typedef enum
{
  SCRIPT_NONE,
  SCRIPT_LATIN,
  SCRIPT_CYRILLIC,
  SCRIPT_HAN,
  SCRIPT_KANA,
  SCRIPT_HANGUL,
  SCRIPT_ARABIC,
  SCRIPT_GREEK,
  SCRIPT_HEBREW,
  SCRIPT_DEVANAGARI,
  SCRIPT_THAI,
  N_SCRIPTS,
} Script;

static const struct
{
  const char *language;
  const char *words;
} small_words[] = {
  { "en",
    " the of and to in is that for it with as was on are be by this from at not have has were"
    " which but they we you i he she his her their an or if what who its will would there been " },
  { "de",
    " der die und das nicht ist mit den von dem des ein eine auf im sich auch für als wird bei"
    " war ich sie zu in wir er es an um nach aus wie man vom zum zur am noch nur über oder"
    " aber einen einer sind hat " },
  { "fr",
    " le la les des et est que dans pour une du en par qui sur pas plus au il ce avec sont aux"
    " se ne ou un je nous vous elle de cette mais son sa ses été être ont " },
  { "es",
    " el la los de que y en las por una con para del se su un es como más al lo fue pero sus"
    " qué cómo muy hay le no está son ha este esta si también usted ser " },
  { "it",
    " il di che e la per un non è una del con sono della nel anche gli dei alla più si le da"
    " ha ma questo come lo al " },
  { "pt",
    " o de que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele"
    " das à seu é são você " },
  { "nl",
    " de het een van en in is dat op te voor met zijn niet aan er om ook als maar bij naar uit"
    " wordt ik hij je wij " },
};

static Script
script_of (gunichar c)
{
  switch (c < 0x80 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_LATIN:
      return SCRIPT_LATIN;
    case G_UNICODE_SCRIPT_CYRILLIC:
      return SCRIPT_CYRILLIC;
    case G_UNICODE_SCRIPT_HAN:
      return SCRIPT_HAN;
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return SCRIPT_KANA;
    case G_UNICODE_SCRIPT_HANGUL:
      return SCRIPT_HANGUL;
    case G_UNICODE_SCRIPT_ARABIC:
      return SCRIPT_ARABIC;
    case G_UNICODE_SCRIPT_GREEK:
      return SCRIPT_GREEK;
    case G_UNICODE_SCRIPT_HEBREW:
      return SCRIPT_HEBREW;
    case G_UNICODE_SCRIPT_DEVANAGARI:
      return SCRIPT_DEVANAGARI;
    case G_UNICODE_SCRIPT_THAI:
      return SCRIPT_THAI;
    default:
      return SCRIPT_NONE;
    }
}

static void
count_scripts (const char *p,
               const char *end,
               guint       counts[N_SCRIPTS])
{
  for (; p < end; p = assay_next (p))
    {
      gunichar c = assay_peek (p);

      if (assay_is_letter (c))
        counts[script_of (c)]++;
    }
}

static Script
main_script (const guint counts[N_SCRIPTS])
{
  Script main = SCRIPT_NONE;
  /* A character of these scripts says as much as several letters, and Latin words are mixed in
   * everywhere. */
  guint weights[N_SCRIPTS];
  guint most = 0;

  for (guint i = 0; i < N_SCRIPTS; i++)
    weights[i] = counts[i] * (i == SCRIPT_HAN || i == SCRIPT_KANA || i == SCRIPT_HANGUL ? 3 : 1);
  if (weights[SCRIPT_KANA] * 8 > weights[SCRIPT_HAN])
    weights[SCRIPT_KANA] += weights[SCRIPT_HAN];
  for (guint i = SCRIPT_LATIN; i < N_SCRIPTS; i++)
    if (weights[i] > most)
      {
        most = weights[i];
        main = i;
      }
  return main;
}

/* The longest small word, in bytes. */
#define LONGEST 10

static GHashTable *
make_word_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    {
      g_auto (GStrv) words = g_strsplit (small_words[i].words, " ", -1);

      for (char **word = words; *word != NULL; word++)
        {
          guint languages = GPOINTER_TO_UINT (g_hash_table_lookup (table, *word)) | 1u << i;

          if (**word == '\0')
            continue;
          g_assert (strlen (*word) <= LONGEST);
          g_hash_table_insert (table, g_strdup (*word), GUINT_TO_POINTER (languages));
        }
    }
  return table;
}

/* Small word to a bit for each of the languages that have it. A text is mostly other words, and the
 * table tells them by a glance where the lists themselves would have to be read through. */
static GHashTable *
get_word_table (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_word_table ());
  return (GHashTable *) table;
}

static void
count_word (GHashTable *table,
            const char *word,
            gsize       length,
            guint       counts[])
{
  char folded[LONGEST + 1];
  guint languages;

  if (length > LONGEST)
    return;
  memcpy (folded, word, length);
  /* Only a capital of ASCII begins a small word. */
  folded[0] = g_ascii_tolower (folded[0]);
  folded[length] = '\0';
  languages = GPOINTER_TO_UINT (g_hash_table_lookup (table, folded));
  for (guint i = 0; languages != 0; i++, languages >>= 1)
    counts[i] += languages & 1;
}

static const char *
guess_latin (const char *p,
             const char *end)
{
  GHashTable *table = get_word_table ();
  guint counts[G_N_ELEMENTS (small_words)] = { 0 };
  const char *word = NULL;
  guint best = 0;

  for (; p < end; p = assay_next (p))
    {
      if (assay_is_letter (assay_peek (p)))
        word = word != NULL ? word : p;
      else if (word != NULL)
        {
          count_word (table, word, p - word, counts);
          word = NULL;
        }
    }
  if (word != NULL)
    count_word (table, word, p - word, counts);
  /* English comes first: it wins a draw, and a text too short to tell. */
  for (guint i = 1; i < G_N_ELEMENTS (small_words); i++)
    if (counts[i] > counts[best])
      best = i;
  return small_words[best].language;
}

/**
 * assay_language_guess:
 * @text: the text
 *
 * Returns: (transfer none): its language as BCP 47, "und" where it cannot be told
 */
const char *
assay_language_guess (AssayText *text)
{
  static const char *const languages[N_SCRIPTS] = {
    "und", NULL, "ru", "zh", "ja", "ko", "ar", "el", "he", "hi", "th",
  };
  const char *utf8 = assay_text_get_utf8 (text);
  const char *end = utf8 + assay_text_get_size (text);
  guint counts[N_SCRIPTS] = { 0 };
  Script script;

  if (end - utf8 > SAMPLE)
    end = g_utf8_find_prev_char (utf8, utf8 + SAMPLE);
  count_scripts (utf8, end, counts);
  script = main_script (counts);
  return script == SCRIPT_LATIN ? guess_latin (utf8, end) : languages[script];
}
