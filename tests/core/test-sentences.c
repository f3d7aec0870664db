/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-sentence-scan.h"
#include "assay-sentences.h"

#include <string.h>

static const char *
skip_space (const char *p)
{
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Every case is a paragraph with a bar where a sentence ends; the bars are taken out before it is
 * read. */
static void
assert_sentences (const char *language,
                  const char *marked)
{
  g_auto (GStrv) pieces = g_strsplit (marked, "|", -1);
  g_autofree char *plain = g_strjoinv ("", pieces);
  g_autoptr (AssayText) text = assay_text_new (plain, -1);
  AssayBlock block = { ASSAY_BLOCK_PARAGRAPH, { 0, assay_text_get_length (text) } };
  g_autoptr (GArray) sentences = assay_sentences_find (text, &block, 1, language);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) wanted = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *words = assay_text_dup_span (text, g_array_index (sentences, AssaySpan, i));
      g_string_append_printf (found, "%s|", words);
    }
  for (guint i = 0; pieces[i] != NULL; i++)
    g_string_append_printf (wanted, "%s|", skip_space (pieces[i]));
  g_assert_cmpstr (found->str, ==, wanted->str);
}

typedef struct
{
  const char *name;
  const char *language;
  const char *marked;
} Case;

static const Case cases[] = {
  { "full-stops", "en",
    "The bridge is closed.| Nobody knows why.| It may open soon." },
  { "questions-and-cries", "en",
    "Who signed it?| Nobody!| Really?!| Yes." },
  { "the-label-of-a-caption-stands-apart", "en",
    "Figure 1.5| The river in May of that year.| It was low." },
  { "a-caption-that-is-spoken-of-does-not", "en",
    "Figure 1.5 shows the river.| It was low." },
  { "streets-have-numbers", "de",
    "Er wohnt in der Hauptstr. 5 in Harrow.| Sie kam mit der Artikelnr. 12 an." },
  { "lower-case-behind-an-abbreviation", "en",
    "The approx. figure of the misc. unit is 5." },
  { "titles-never-end", "en",
    "Mr. Vale met Dr. Orme and Gen. Hart.| They spoke." },
  { "e-g-never-ends", "en",
    "Some metals, e.g. Zinc, are cheap.| Others, i.e. Gold, are not." },
  { "inc-ends-before-a-starter", "en",
    "Ironworks Inc. Vice presidents left.| He left Ironworks Inc.| The others stayed." },
  { "dotted-ends-before-a-starter", "en",
    "He lives in the U.S. Virgin Islands.| She lives in the U.S.| They write." },
  { "inc-ends-before-a-quote", "en",
    "He left Ironworks Inc.| “Nobody stayed,” he said." },
  { "no-before-a-number", "en",
    "See No. 5 and p. 12.| The answer was no.| Nobody asked." },
  { "unlisted-consonants", "en",
    "He met Sgt. Vale and Bvt. Orme.| Hmm.| Nobody came." },
  { "words-that-are-abbreviations-with-a-capital", "en",
    "He fell ill.| Doctors came.| In Peoria, Ill. Vale won.| She is a rep.| Rep. Orme is not." },
  { "initials", "en",
    "A. B. Carter and J. Doe wrote it.| We read it, you and I.| Did you?" },
  { "initials-that-are-words", "en",
    "The book of A. I. Carter was sold." },
  { "postscripts", "en",
    "P.S. Nobody came.| N.B. Nobody will." },
  { "quotes-close", "en",
    "He said “It is over.”| She left.| ‘Why?’| ‘No reason.’" },
  { "straight-quotes-close", "en",
    "\"It is over.\"| \"Is it?\"| \"It is.\"" },
  { "a-lone-quote-closes", "fr",
    "Il a dit : \" C'est fini. \"| Elle est partie." },
  { "split-inside-quotes", "en",
    "He said, “It is over.| Go home.| Sleep.”| They went." },
  { "quoted-question-goes-on", "en",
    "“Is it over?” he asked.| “No!” she said." },
  { "cry-goes-on", "en",
    "It was late and, alas! the door was shut.| He left Yahoo! in May." },
  { "brackets-close", "en",
    "(It was late.)| They left [as usual.]| Nobody stayed." },
  { "reference-in-brackets-goes-on", "en",
    "He wrote “so be it.” (Orme 55).| She did not." },
  { "marker-in-brackets", "en",
    "It fell.[1]| It rose.[1][2]| It stood.[2, 4]| It broke.[2–4]| It went. [12]| End." },
  { "marker-behind-a-quote", "en",
    "“It fell.”[3]| “It rose.” [4]| End." },
  { "superscripts", "en",
    "It fell.¹²| It rose.³| End." },
  { "glued-note-digits", "en",
    "It fell.12| It rose.3| It stood.2,4| It broke.5–7| In version 2.5 it went." },
  { "streets-and-saints", "en",
    "He lives on Main St.| The house is old.| She lives in St. Peter." },
  { "spaced-note-digits", "en",
    "It fell that day. 4| The others stayed.| 12 of them left." },
  { "author-and-year-behind-the-stop", "en",
    "It fell. (Orme 2020)| It rose. (Vale & Orme, 2019, p. 4)| End." },
  { "omissions", "en",
    "It fell. [...]| It rose. […]| End." },
  { "ellipses", "en",
    "Well ... it may be.| It may not...| Nobody knows … or says." },
  { "spaced-ellipses", "en",
    "It was . . . a plan.| Nobody knew. . . .| It worked." },
  { "a-line-of-stars", "en",
    "It fell.| ***| It rose." },
  { "addresses", "en",
    "See https://example.org/a.b.Html now.| Write to A.Vale@example.org today." },
  { "numbers", "en",
    "It costs 1.50 or 3,000.75 a ton.| It weighs 5.| It is old." },
  { "list-labels", "en",
    "1. The first point.| 2. The second point." },
  { "bullets-and-labels", "en",
    "• 9. The ninth point." },
  { "wrapped-by-hand", "en",
    "It was a long\nday.| Nobody\ncame." },
  { "no-break-spaces", "en",
    "It\xC2\xA0was late.|\xC2\xA0They left.|\xE2\x80\xAF""End." },
  { "never-at-semicolons", "en",
    "It fell; It rose: Nobody knew – They left — Always." },
  { "space-forgotten", "en",
    "The bridge is closed.|The road is open.|Trains run late." },
  { "file-names", "en",
    "Open Report.Final and node.Js today." },
  { "small-letters-behind-a-plain-word", "en",
    "Call them at noon tomorrow.| they have not heard from you yet." },
  { "lower-case-writers", "en",
    "it was late.| we left.| nobody cared!| He did." },
  { "a-small-i", "en",
    "He had one of those.| i loved it." },
  { "names-with-inner-capitals", "en",
    "He has a new phone.| iPhones are dear." },
  { "faces", "en",
    "We are all back :)| Now we rest :-)| Then we go." },
  { "german-abbreviations", "de",
    "Das gilt z. B. für Stahl, d. h. Eisen usw.| Der Preis stieg bzw. Fiel." },
  { "german-ordinals", "de",
    "Am 3. Oktober kam der 2. Zug.| Er fuhr ab." },
  { "german-quotes", "de",
    "„Es ist vorbei.“| „Ist es das?“| Er ging." },
  { "french-guillemets", "fr",
    "Il a dit « C’est fini. »| Elle est partie.| M. Vale reste." },
  { "spanish-openers", "es",
    "¿Quién firmó?| ¡Nadie!| El Sr. Vale salió." },
  { "russian-abbreviations", "ru",
    "В 1990 г. Иванов жил на ул. Мира.| А. С. Петров уехал.| Он вернулся." },
  { "russian-dialogue", "ru",
    "«Куда?» – спросил он.| «Домой! – ответила она." },
  { "chinese", "zh",
    "桥关了。|没人知道为什么！|“真的？”|是的。" },
  { "chinese-title-in-brackets", "zh",
    "我们看《来吧！朋友》。|好吗？" },
  { "japanese", "ja",
    "橋は閉じた。|誰も知らない。|「本当？」|はい。" },
  { "japanese-remark-in-brackets", "ja",
    "橋は閉じた（昨日は開いていた。今日は違う）。|終わり。" },
  { "wide-decimals", "ja",
    "率は３．２９％だ。|終わり。" },
  { "korean", "ko",
    "다리가 닫혔다.| 아무도 모른다.| 왜?" },
  { "korean-without-stops", "ko",
    "다리가 닫혔습니다| 아무도 몰라요~| 그래서 어제 갔는데 없네요 ㅠㅠ| 끝." },
  { "arabic", "ar",
    "أغلق الجسر.| لماذا؟| لا أحد يعرف." },
  { "arabic-title", "ar",
    "كتب د. سالم الكتاب.| ثم غادر." },
  { "urdu", "ur",
    "پل بند ہے۔| کوئی نہیں جانتا۔" },
  { "hindi", "hi",
    "पुल बंद है।| कोई नहीं जानता।" },
};

static void
test_case (gconstpointer data)
{
  const Case *marked = data;

  assert_sentences (marked->language, marked->marked);
}

static void
test_nothing_gives_nothing (void)
{
  static const char *const texts[] = { "", " ", "\n\n\n", "\xC2\xA0\xE2\x80\xAF\xE3\x80\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AssayText) text = assay_text_new (texts[i], -1);
      AssayBlock block = { ASSAY_BLOCK_PARAGRAPH, { 0, assay_text_get_length (text) } };
      g_autoptr (GArray) sentences = assay_sentences_find (text, &block, 1, "en");

      g_assert_cmpuint (sentences->len, ==, 0);
    }
}

static void
test_odd_bytes_are_kept (void)
{
  assert_sentences ("en", ".");
  assert_sentences ("en", "x");
  assert_sentences ("en", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  assert_sentences ("und", "....!!!!????");
}

static void
test_kinds_without_sentences_are_left_out (void)
{
  g_autoptr (AssayText) text = assay_text_new ("By Ann Vale\nIt fell.\nBack to top", -1);
  const AssayBlock blocks[] = {
    { ASSAY_BLOCK_BYLINE, { 0, 11 } },
    { ASSAY_BLOCK_PARAGRAPH, { 12, 20 } },
    { ASSAY_BLOCK_BOILERPLATE, { 21, 32 } },
  };
  g_autoptr (GArray) sentences = assay_sentences_find (text, blocks, G_N_ELEMENTS (blocks), "en");

  g_assert_cmpuint (sentences->len, ==, 1);
  g_assert_cmpuint (g_array_index (sentences, AssaySpan, 0).start, ==, 12);
  g_assert_cmpuint (g_array_index (sentences, AssaySpan, 0).end, ==, 20);
}

static void
test_both_scans_give_the_same_answers (void)
{
  static const char *const pieces[] = {
    "a", ".", "!", "?", " ", "\n", "é", "—", "’", "…", "。", "！", "？", "の", "字", "؟", "۔", "ж", "।",
    "😀", "\xEF\xBF\xBD", "։",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n_pieces = round % 2 ? 3 : G_N_ELEMENTS (pieces);
      const char *p;
      const char *end;

      for (guint i = 0; i < 120; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, n_pieces)]);
      end = text->str + text->len;
      for (p = text->str; p < end; p = g_utf8_next_char (p))
        g_assert_true (assay_sentence_scan (p, end) == assay_sentence_scan_bytewise (p, end));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sentences/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/sentences/nothing-gives-nothing", test_nothing_gives_nothing);
  g_test_add_func ("/sentences/odd-bytes-are-kept", test_odd_bytes_are_kept);
  g_test_add_func ("/sentences/kinds-without-sentences-are-left-out",
                   test_kinds_without_sentences_are_left_out);
  g_test_add_func ("/sentences/both-scans-give-the-same-answers",
                   test_both_scans_give_the_same_answers);

  return g_test_run ();
}
