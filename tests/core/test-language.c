/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-language.h"

static const struct
{
  const char *language;
  const char *words;
} samples[] = {
  { "en", "The bridge was closed for a year, and nobody in the town knew why." },
  { "de", "Die Brücke war ein Jahr lang gesperrt, und niemand in der Stadt wusste, warum." },
  { "fr", "Le pont est resté fermé pendant un an et personne dans la ville ne savait pourquoi." },
  { "es", "El puente estuvo cerrado durante un año y nadie en la ciudad sabía por qué." },
  { "it", "Il ponte è rimasto chiuso per un anno e nella città nessuno sapeva il perché." },
  { "ru", "Мост был закрыт целый год, и никто в городе не знал почему." },
  { "ko", "다리는 일 년 동안 닫혀 있었고 아무도 이유를 몰랐다. (NATO)" },
  { "zh", "这座桥关闭了一年，城里没有人知道原因。" },
  { "ja", "橋は一年間閉鎖され、町の誰もその理由を知らなかった。" },
  { "ar", "أغلق الجسر لمدة عام ولم يعرف أحد في المدينة السبب." },
  { "en", "Bridge" },
  { "und", "" },
  { "und", "12 345 — 67 %" },
};

static void
test_each_language_is_told_by_its_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (AssayText) text = assay_text_new (samples[i].words, -1);

      g_assert_cmpstr (assay_language_guess (text), ==, samples[i].language);
    }
}

static void
test_a_long_text_is_told_by_its_beginning (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (AssayText) text = NULL;

  while (words->len < 200000)
    g_string_append (words, "und der Fluß ");
  text = assay_text_new (words->str, words->len);
  g_assert_cmpstr (assay_language_guess (text), ==, "de");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/each-language-is-told-by-its-words",
                   test_each_language_is_told_by_its_words);
  g_test_add_func ("/language/a-long-text-is-told-by-its-beginning",
                   test_a_long_text_is_told_by_its_beginning);

  return g_test_run ();
}
