/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever the text, an analysis must keep its promises: these tests build texts out of what trips
 * readers up and check the promises, not the findings.
 */

#include "config.h"

#include "assay-analysis-json.h"
#include "assay-analysis-pack.h"

#include <string.h>

static const char *const pieces[] = {
  "a", "The", "word", " ", " ", " ", "  ", "\n", "\n", "\n\n", "\t", ".", ".", "!", "?", "…", "...", ";", ":",
  ",", "—", "-", "“", "”", "‘", "’", "\"", "'", "(", ")", "[", "]", "[1]", "[1, 2]", "[2-4]", "[1][2]", " [3]",
  "¹", "²³", "1", "2", "12", "2019", "1.", "2)", "A.", "J. K.", "Mr.", "e.g.", "U.S.", "No. 5", "p. 3", "et al.",
  "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x8B", "\xE2\x80\x8D", "\xEF\xBF\xBD", "é", "ß", "Ö", "日本", "。", "？", "한국어", "다.",
  "العربية", "؟", "\xE2\x80\x8F", "😀", "👩\xE2\x80\x8D🚀", "https://example.org/a_b?c=d.", "www.example.org", "doi:10.1000/182",
  "(Smith 2020)", "(Smith, 2020; Jones et al., 2019, p. 4)", "Smith (2020)", "ibid.", "Ibid., 4.", "supra note 2",
  "Works Cited", "References", "Bibliography\n", "Notes\n", "Smith, J. (2020). A Title. The Paper.",
  "Available at: https://example.org/x (Accessed: 1 May 2020).", "* ", "- ", "• ", "# ", "> ", "By ", "top of page",
  "Image Credit: Nobody.", "12 March 2021", "March 12, 2021", "\x01", "\x7F", "\xF4\x8F\xBF\xBF",
};

static AssayText *
text_from_pieces (GRand *random)
{
  g_autoptr (GString) string = g_string_new (NULL);
  guint n = g_rand_int_range (random, 0, 120);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (string, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      if (g_rand_boolean (random))
        g_string_append_c (string, ' ');
    }
  return assay_text_new (string->str, string->len);
}

static void
assert_trimmed (AssayText *text,
                AssaySpan  span)
{
  const char *utf8 = assay_text_get_utf8 (text);
  const char *last;

  g_assert_cmpuint (span.start, <, span.end);
  g_assert_cmpuint (span.end, <=, assay_text_get_length (text));
  last = g_utf8_prev_char (utf8 + assay_text_get_byte (text, span.end));
  g_assert_false (g_unichar_isspace (g_utf8_get_char (utf8 + assay_text_get_byte (text, span.start))));
  g_assert_false (g_unichar_isspace (g_utf8_get_char (last)));
}

static void
assert_blocks (AssayText     *text,
               AssayAnalysis *analysis)
{
  guint end = 0;

  for (guint i = 0; i < analysis->blocks->len; i++)
    {
      AssaySpan span = g_array_index (analysis->blocks, AssayBlock, i).span;

      assert_trimmed (text, span);
      g_assert_cmpuint (span.start, >=, end);
      end = span.end;
    }
}

static void
assert_sentences (AssayText     *text,
                  AssayAnalysis *analysis)
{
  guint end = 0;
  guint block = 0;

  for (guint i = 0; i < analysis->sentences->len; i++)
    {
      AssaySpan span = g_array_index (analysis->sentences, AssaySpan, i);
      AssayBlock *around;

      assert_trimmed (text, span);
      g_assert_cmpuint (span.start, >=, end);
      end = span.end;

      while (block < analysis->blocks->len
             && g_array_index (analysis->blocks, AssayBlock, block).span.end <= span.start)
        block++;
      g_assert_cmpuint (block, <, analysis->blocks->len);
      around = &g_array_index (analysis->blocks, AssayBlock, block);
      g_assert_true (assay_block_kind_has_sentences (around->kind));
      g_assert_cmpuint (around->span.start, <=, span.start);
      g_assert_cmpuint (span.end, <=, around->span.end);
    }
}

static void
assert_references (AssayText     *text,
                   AssayAnalysis *analysis)
{
  guint end = 0;

  for (guint i = 0; i < analysis->references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (analysis->references, i);
      g_autofree char *words = NULL;

      assert_trimmed (text, reference->span);
      g_assert_cmpuint (reference->span.start, >=, end);
      end = reference->span.end;
      words = assay_text_dup_span (text, reference->span);
      g_assert_cmpstr (reference->raw, ==, words);
      g_assert_cmpint (reference->refers_to, <, (int) analysis->references->len);
      g_assert_cmpint (reference->refers_to, !=, (int) i);
      if (reference->title != NULL)
        g_assert_true (g_utf8_validate (reference->title, -1, NULL));
      g_assert_true (reference->issued.month >= 0 && reference->issued.month <= 12);
      g_assert_true (reference->accessed.day >= 0 && reference->accessed.day <= 31);
    }
}

static void
assert_citations (AssayText     *text,
                  AssayAnalysis *analysis)
{
  guint end = 0;

  for (guint i = 0; i < analysis->citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (analysis->citations, i);
      g_autofree char *words = NULL;

      assert_trimmed (text, citation->span);
      g_assert_cmpuint (citation->span.start, >=, end);
      end = citation->span.end;
      words = assay_text_dup_span (text, citation->span);
      g_assert_cmpstr (citation->text, ==, words);
      for (guint j = 0; j < citation->targets->len; j++)
        g_assert_cmpuint (g_array_index (citation->targets, guint, j), <, analysis->references->len);
    }
}

static void
assert_findings (AssayAnalysis *analysis)
{
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      AssayFinding *finding = g_ptr_array_index (analysis->findings, i);

      g_assert_cmpint (finding->reference, <, (int) analysis->references->len);
      g_assert_cmpint (finding->citation, <, (int) analysis->citations->len);
      g_assert_true (finding->reference >= 0 || finding->citation >= 0);
      g_assert_nonnull (finding->message);
    }
}

static void
test_promises_hold_on_hostile_texts (void)
{
  for (guint32 seed = 0; seed < 1500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AssayText) text = text_from_pieces (random);
      g_autoptr (AssayAnalysis) analysis = assay_analysis_new (text, NULL);

      g_test_message ("seed %u", seed);
      assert_blocks (text, analysis);
      assert_sentences (text, analysis);
      assert_references (text, analysis);
      assert_citations (text, analysis);
      assert_findings (analysis);
    }
}

static char *
describe (AssayAnalysis *analysis)
{
  g_auto (AssayJsonWriter) writer = { NULL };

  assay_json_writer_init (&writer, 2);
  assay_json_writer_begin_object (&writer, NULL);
  assay_json_add_analysis (&writer, analysis);
  assay_json_writer_end_object (&writer);
  return g_strdup (writer.buffer->str);
}

static void
assert_is_kept (AssayText *text)
{
  g_autoptr (AssayAnalysis) found = assay_analysis_new (text, NULL);
  g_autoptr (GBytes) packed = assay_analysis_pack (found, text);
  g_autoptr (AssayAnalysis) kept = NULL;
  g_autofree char *before = describe (found);
  g_autofree char *after = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  kept = assay_analysis_unpack (text, data, size);
  g_assert_nonnull (kept);
  g_assert_cmpstr (kept->language, ==, found->language);
  after = describe (kept);
  g_assert_cmpstr (after, ==, before);
}

#define CITING_TEXT \
  "The Ferry Question\n\nBy Ada Quill\n\n12 March 2021\n\nThe line lost a third of its riders.[1] " \
  "It may close (van Dam and Roe 2019).[2]\n\nReferences\n\n" \
  "[1] Quill, Ada. “Counting at the Pier.” Harbour Notes 12, no. 3 (2020): 4–9. " \
  "https://ferries.example/count (accessed 3 May 2021).\n" \
  "[2] van Dam, Piet, and Kim Roe. Ferries of the North. Island Press, 2019. doi:10.1000/182\n" \
  "[3] Ibid., 4.\n"

static void
test_what_was_found_is_kept (void)
{
  g_autoptr (AssayText) text = assay_text_new (CITING_TEXT, -1);

  assert_is_kept (text);
  for (guint32 seed = 0; seed < 300; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AssayText) hostile = text_from_pieces (random);

      g_test_message ("seed %u", seed);
      assert_is_kept (hostile);
    }
}

/* Whatever the bytes say, what is taken from them keeps the promises that keep a program alive. */
static void
test_damaged_bytes_do_no_harm (void)
{
  g_autoptr (AssayText) text = assay_text_new (CITING_TEXT, -1);
  g_autoptr (AssayAnalysis) found = assay_analysis_new (text, NULL);
  g_autoptr (GBytes) packed = assay_analysis_pack (found, text);
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  for (gsize cut = 0; cut < size; cut++)
    g_assert_null (assay_analysis_unpack (text, data, cut));
  for (gsize i = 0; i < 8 * size; i++)
    {
      g_autofree guint8 *damaged = g_memdup2 (data, size);
      g_autoptr (AssayAnalysis) kept = NULL;

      damaged[i / 8] ^= 1 << i % 8;
      kept = assay_analysis_unpack (text, damaged, size);
      if (kept != NULL)
        g_free (describe (kept));
    }
}

static void
test_an_empty_text_has_nothing (void)
{
  g_autoptr (AssayText) text = assay_text_new ("", -1);
  g_autoptr (AssayAnalysis) analysis = assay_analysis_new (text, NULL);

  g_assert_cmpuint (analysis->blocks->len, ==, 0);
  g_assert_cmpuint (analysis->sentences->len, ==, 0);
  g_assert_cmpuint (analysis->references->len, ==, 0);
  g_assert_cmpuint (analysis->citations->len, ==, 0);
  g_assert_null (analysis->front.title);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/promises-hold-on-hostile-texts", test_promises_hold_on_hostile_texts);
  g_test_add_func ("/analysis/what-was-found-is-kept", test_what_was_found_is_kept);
  g_test_add_func ("/analysis/damaged-bytes-do-no-harm", test_damaged_bytes_do_no_harm);
  g_test_add_func ("/analysis/an-empty-text-has-nothing", test_an_empty_text_has_nothing);

  return g_test_run ();
}
