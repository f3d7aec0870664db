/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "assay-article-layout.h"
#include "assay-article-page.h"
#include "assay-article-tags.h"
#include "assay-mark.h"
#include "assay-outline.h"
#include "assay-types.h"

/* What an article is made of in these tests: a run of sentences that end in a stop, each line a
 * block. */
typedef struct
{
  GtkWidget        *window;
  AssayArticlePage *page;
  AssayArticle     *article;
  GArray           *sentences;
} Fixture;

static const char plain[] =
  "A title of the article.\n\n"
  "The first sentence is long enough to be wrapped at the end of a line of the narrow window of "
  "this test. A short one. Two. Three.[1] This is the last sentence of the first paragraph, and "
  "again it is rather long.\n\n"
  "東京は大きい。とても大きい。\n\n"
  "هذه جملة أولى طويلة بعض الشيء تصف العقد الجديد بين الجزر والشركة. ثم تأتي جملة ثانية قصيرة.\n\n"
  "[1] An entry. https://example.org/a_page.\n";

static gboolean
is_stop (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);

  return c == 0x3002 || (c == '.' && (*next == ' ' || *next == '\n' || *next == '['));
}

static void
add_line (AssayAnalysis *analysis,
          const char    *line,
          guint          position)
{
  AssayBlock block = { ASSAY_BLOCK_PARAGRAPH, { position, position } };
  AssaySpan sentence = { position, position };
  const char *p = line;

  if (analysis->blocks->len == 0)
    block.kind = ASSAY_BLOCK_TITLE;
  if (*line == '[')
    block.kind = ASSAY_BLOCK_REFERENCE;
  for (; *p != '\n'; p = g_utf8_next_char (p))
    {
      block.span.end++;
      if (!is_stop (p) || block.kind == ASSAY_BLOCK_REFERENCE)
        continue;
      sentence.end = block.span.end + (p[1] == '[' ? 3 : 0);
      g_array_append_val (analysis->sentences, sentence);
      sentence.start = sentence.end + (p[1] == ' ' || p[1] == '[' ? 1 : 0);
    }
  g_array_append_val (analysis->blocks, block);
}

static void
add_links (AssayAnalysis *analysis,
           const char    *utf8)
{
  const AssayBlock *last = &g_array_index (analysis->blocks, AssayBlock, analysis->blocks->len - 1);
  const char *marker = strstr (utf8, "[1]");

  if (marker == NULL || last->kind != ASSAY_BLOCK_REFERENCE)
    return;
  AssayCitation *citation = assay_citation_new ();
  AssayReference *reference = assay_reference_new ();

  citation->span.start = g_utf8_pointer_to_offset (utf8, marker);
  citation->span.end = citation->span.start + 3;
  g_ptr_array_add (analysis->citations, citation);
  reference->span = last->span;
  g_ptr_array_add (analysis->references, reference);
}

static AssayArticle *
make_article (const char *utf8)
{
  g_autoptr (AssayText) text = assay_text_new (utf8, -1);
  g_autoptr (AssayAnalysis) analysis = g_object_new (ASSAY_TYPE_ANALYSIS, NULL);
  guint position = 0;

  analysis->blocks = g_array_new (FALSE, FALSE, sizeof (AssayBlock));
  analysis->sentences = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  analysis->references = g_ptr_array_new_with_free_func (g_object_unref);
  analysis->citations = g_ptr_array_new_with_free_func (g_object_unref);
  analysis->findings = g_ptr_array_new ();
  for (const char *line = utf8; *line != '\0'; line = strchr (line, '\n') + 1)
    {
      if (*line != '\n')
        add_line (analysis, line, position);
      position += g_utf8_strlen (line, strchr (line, '\n') + 1 - line);
    }
  add_links (analysis, utf8);
  return assay_article_new (text, "", NULL, analysis);
}

static void
wait_for_layout (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      while (g_main_context_iteration (NULL, FALSE));
      g_usleep (2000);
    }
}

static void
show_text (Fixture    *fixture,
           const char *utf8)
{
  g_clear_object (&fixture->article);
  fixture->article = make_article (utf8);
  fixture->sentences = assay_article_get_analysis (fixture->article)->sentences;
  assay_article_page_set_article (fixture->page, fixture->article);
  assay_article_page_set_sentences (fixture->page, (AssaySpan *) fixture->sentences->data,
                                    fixture->sentences->len);
  wait_for_layout (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->page = ASSAY_ARTICLE_PAGE (assay_article_page_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->page));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  show_text (fixture, plain);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->article);
}

static AssaySpan
get_sentence (Fixture *fixture,
              guint    index)
{
  g_assert_cmpuint (index, <, fixture->sentences->len);
  return g_array_index (fixture->sentences, AssaySpan, index);
}

static AssayMark
make_mark (Fixture    *fixture,
           guint       sentence,
           const char *kind)
{
  return (AssayMark) { get_sentence (fixture, sentence), g_intern_string (kind) };
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->page));
}

static gboolean
has_tag (Fixture    *fixture,
         guint       position,
         const char *name)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (get_buffer (fixture));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (fixture), &iter, position);
  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, name));
}

static gunichar
get_char (Fixture *fixture,
          guint    position)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (fixture), &iter, position);
  return gtk_text_iter_get_char (&iter);
}

static void
get_place (Fixture *fixture,
           guint    position,
           double   share,
           double  *x,
           double  *y)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->page);
  GtkTextIter iter;
  GdkRectangle place;
  int left, top;

  gtk_text_buffer_get_iter_at_offset (get_buffer (fixture), &iter, position);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &left,
                                         &top);
  *x = left + place.width * share;
  *y = top + place.height / 2;
}

static void
assert_same_length (const char *utf8,
                    const char *shown)
{
  g_assert_cmpint (g_utf8_strlen (shown, -1), ==, g_utf8_strlen (utf8, -1));
}

static char *
repeat (const char *words,
        guint       times)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (string, words);
  return g_string_free (string, FALSE);
}

static gsize
get_longest_line (const char *shown)
{
  gsize longest = 0;

  for (const char *line = shown; line != NULL;
       line = strchr (line, '\n') != NULL ? strchr (line, '\n') + 1 : NULL)
    longest = MAX (longest, strcspn (line, "\n"));
  return longest;
}

static void
test_a_long_paragraph_is_broken_at_white_space (void)
{
  g_autofree char *utf8 = repeat ("Größe und\xC2\xA0Maß der Dinge. ", 5000);
  g_autoptr (AssayText) text = assay_text_new (utf8, -1);
  AssayBlock block = { ASSAY_BLOCK_PARAGRAPH, { 0, assay_text_get_length (text) } };
  g_autofree char *shown = assay_article_layout_show (text, &block, 1);
  const char *p = utf8;

  assert_same_length (utf8, shown);
  g_assert_cmpuint (get_longest_line (shown), <=, ASSAY_LAYOUT_PARAGRAPH);
  for (const char *q = shown; *q != '\0'; q = g_utf8_next_char (q), p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) != g_utf8_get_char (q))
        g_assert_true (*q == '\n' && g_unichar_isspace (g_utf8_get_char (p)));
    }
}

static void
test_a_line_without_spaces_is_broken_at_stops (void)
{
  g_autofree char *utf8 = repeat ("東京は大きい。", 9000);
  g_autoptr (AssayText) text = assay_text_new (utf8, -1);
  g_autofree char *shown = assay_article_layout_show (text, NULL, 0);
  const char *p = utf8;

  assert_same_length (utf8, shown);
  g_assert_cmpuint (get_longest_line (shown), <=, 4 * ASSAY_LAYOUT_PARAGRAPH);
  for (const char *q = shown; *q != '\0'; q = g_utf8_next_char (q), p = g_utf8_next_char (p))
    {
      if (*q == '\n')
        g_assert_cmpint (g_utf8_get_char (p), ==, 0x3002);
    }
}

static void
test_even_a_line_of_one_letter_is_broken (void)
{
  g_autofree char *utf8 = repeat ("x", 200000);
  g_autoptr (AssayText) text = assay_text_new (utf8, -1);
  g_autofree char *shown = assay_article_layout_show (text, NULL, 0);

  assert_same_length (utf8, shown);
  g_assert_cmpuint (get_longest_line (shown), <=, 4 * ASSAY_LAYOUT_PARAGRAPH);
}

static void
test_short_paragraphs_stay_as_they_are (void)
{
  g_autoptr (AssayText) text = assay_text_new (plain, -1);
  g_autofree char *shown = assay_article_layout_show (text, NULL, 0);

  g_assert_cmpstr (shown, ==, plain);
}

static void
test_lines_wrapped_by_hand_flow_together (void)
{
  const char *wrapped = "A name\nA place\n\nWords that were\nwrapped by hand.\n";
  g_autoptr (AssayText) text = assay_text_new (wrapped, -1);
  const AssayBlock blocks[] = { { ASSAY_BLOCK_BYLINE, { 0, 14 } },
                                { ASSAY_BLOCK_PARAGRAPH, { 16, 48 } } };
  g_autofree char *shown = assay_article_layout_show (text, blocks, G_N_ELEMENTS (blocks));

  g_assert_cmpstr (shown, ==, "A name\nA place\n\nWords that were wrapped by hand.\n");
}

typedef struct
{
  GString *gone;
  GString *come;
} Differences;

static void
gone_cb (const AssayMark *mark,
         gpointer         data)
{
  g_string_append_printf (((Differences *) data)->gone, "%s %u;", mark->kind, mark->span.start);
}

static void
come_cb (const AssayMark *mark,
         gpointer         data)
{
  g_string_append_printf (((Differences *) data)->come, "%s %u;", mark->kind, mark->span.start);
}

static void
test_only_differences_are_told (void)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  g_autoptr (GString) gone = g_string_new (NULL);
  g_autoptr (GString) come = g_string_new (NULL);
  Differences differences = { gone, come };

  for (guint i = 0; i < 10000; i++)
    {
      AssayMark mark = { { i * 10, i * 10 + 9 }, g_intern_static_string (ASSAY_KIND_CLAIM) };

      if (i != 9000)
        g_array_append_val (before, mark);
      if (i == 5000)
        mark.kind = g_intern_static_string (ASSAY_KIND_EVIDENCE);
      if (i != 7000)
        g_array_append_val (after, mark);
    }
  assay_marks_compare (before, after, gone_cb, come_cb, &differences);
  g_assert_cmpstr (gone->str, ==, "claim 50000;claim 70000;");
  g_assert_cmpstr (come->str, ==, "evidence 50000;claim 90000;");
}

static void
test_an_outline_is_one_shape_where_lines_touch (void)
{
  const AssayLineBox boxes[] = { { 50, 0, 100, 20 }, { 0, 20, 100, 40 }, { 0, 41, 30, 60 } };
  const AssayLineBox apart[] = { { 50, 0, 100, 20 }, { 0, 20, 40, 40 } };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  assay_outline_add_path (cr, boxes, G_N_ELEMENTS (boxes), 4);
  g_assert_true (cairo_in_fill (cr, 75, 10));
  g_assert_true (cairo_in_fill (cr, 10, 30));
  g_assert_true (cairo_in_fill (cr, 10, 40.5));
  g_assert_false (cairo_in_fill (cr, 20, 10));
  g_assert_false (cairo_in_fill (cr, 60, 50));
  g_assert_false (cairo_in_fill (cr, 99.9, 0.1));

  cairo_new_path (cr);
  assay_outline_add_path (cr, apart, G_N_ELEMENTS (apart), 4);
  g_assert_true (cairo_in_fill (cr, 75, 10));
  g_assert_true (cairo_in_fill (cr, 20, 30));
  g_assert_false (cairo_in_fill (cr, 45, 20));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_an_offset_in_the_buffer_is_a_position (Fixture       *fixture,
                                            gconstpointer  data)
{
  AssayText *text = assay_article_get_text (fixture->article);

  g_assert_cmpuint (assay_article_page_get_length (fixture->page), ==,
                    assay_text_get_length (text));
  for (guint i = 0; i < fixture->sentences->len; i++)
    {
      AssaySpan span = get_sentence (fixture, i);
      g_autofree char *expected = assay_text_dup_span (text, span);
      g_autofree char *found = NULL;
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (get_buffer (fixture), &start, span.start);
      gtk_text_buffer_get_iter_at_offset (get_buffer (fixture), &end, span.end);
      found = gtk_text_iter_get_slice (&start, &end);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* Both halves of a character are the character, also where sentences touch and where text runs
 * leftwards. */
static void
test_every_character_is_hit_where_it_is_drawn (Fixture       *fixture,
                                               gconstpointer  data)
{
  for (guint i = 0; i < fixture->sentences->len; i++)
    {
      AssaySpan span = get_sentence (fixture, i);

      for (guint position = span.start; position < span.end; position++)
        for (double share = 0.2; share < 1; share += 0.6)
          {
            double x, y;
            int hit;

            /* The white space at which a line is wrapped is not drawn. */
            if (g_unichar_isspace (get_char (fixture, position)))
              continue;
            get_place (fixture, position, share, &x, &y);
            hit = assay_article_page_get_position_at (fixture->page, x, y);
            g_assert_cmpint (hit, >=, 0);
            g_assert_cmpint (assay_article_page_get_sentence_at (fixture->page, hit), ==, i);
          }
    }
}

static void
test_beside_the_text_nothing_is_hit (Fixture       *fixture,
                                     gconstpointer  data)
{
  double x, y;

  get_place (fixture, get_sentence (fixture, 1).start, 0.5, &x, &y);
  g_assert_cmpint (assay_article_page_get_position_at (fixture->page, 5, y), ==, -1);
  g_assert_cmpint (assay_article_page_get_position_at (fixture->page, x, 690), ==, -1);
}

static void
test_a_tag_is_shown_and_taken_away (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  AssayMark claim = make_mark (fixture, 1, ASSAY_KIND_CLAIM);
  AssayMark own = make_mark (fixture, 2, "rumour");

  g_array_append_val (marks, claim);
  g_array_append_val (marks, own);
  assay_article_page_set_marks (fixture->page, marks);
  g_assert_true (has_tag (fixture, claim.span.start, "claim"));
  g_assert_true (has_tag (fixture, claim.span.end - 1, "claim"));
  g_assert_false (has_tag (fixture, claim.span.end, "claim"));
  g_assert_true (has_tag (fixture, own.span.start, "own"));

  g_array_index (marks, AssayMark, 0).kind = g_intern_static_string (ASSAY_KIND_EVIDENCE);
  g_array_set_size (marks, 1);
  assay_article_page_set_marks (fixture->page, marks);
  g_assert_false (has_tag (fixture, claim.span.start, "claim"));
  g_assert_true (has_tag (fixture, claim.span.start, "evidence"));
  g_assert_false (has_tag (fixture, own.span.start, "own"));
}

/* What is asked for while it is on its way comes behind it. */
static void
test_very_many_marks_come_bit_by_bit (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  AssaySpan words = get_sentence (fixture, 1);
  AssayMark last = make_mark (fixture, 2, ASSAY_KIND_EVIDENCE);

  for (guint i = 0; i < 2000; i++)
    {
      AssayMark mark = { .span = { words.start + i / 1000, words.end }, .kind = ASSAY_KIND_CLAIM };

      g_array_append_val (marks, mark);
    }
  g_array_append_val (marks, last);
  assay_article_page_set_marks (fixture->page, marks);
  g_assert_true (has_tag (fixture, words.start, "claim"));
  g_assert_false (has_tag (fixture, last.span.start, "evidence"));
  while (!has_tag (fixture, last.span.start, "evidence"))
    g_main_context_iteration (NULL, TRUE);

  assay_article_page_set_marks (fixture->page, none);
  assay_article_page_set_marks (fixture->page, marks);
  while (!has_tag (fixture, last.span.start, "evidence")
         || !has_tag (fixture, words.start, "claim"))
    g_main_context_iteration (NULL, TRUE);
}

static void
count_tag_cb (GtkTextBuffer *buffer,
              GtkTextTag    *tag,
              GtkTextIter   *start,
              GtkTextIter   *end,
              guint         *n_changes)
{
  (*n_changes)++;
}

static void
test_one_tag_more_touches_one_sentence (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autofree char *utf8 = repeat ("A sentence of a long article.\n", 10000);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  guint n_changes = 0;

  show_text (fixture, utf8);
  for (guint i = 0; i < 9999; i++)
    {
      AssayMark mark = make_mark (fixture, i, ASSAY_KIND_CLAIM);

      g_array_append_val (marks, mark);
    }
  assay_article_page_set_marks (fixture->page, marks);
  while (!has_tag (fixture, get_sentence (fixture, 9998).start, "claim"))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (get_buffer (fixture), "apply-tag", G_CALLBACK (count_tag_cb), &n_changes);
  g_signal_connect (get_buffer (fixture), "remove-tag", G_CALLBACK (count_tag_cb), &n_changes);
  g_array_index (marks, AssayMark, 5000).kind = g_intern_static_string (ASSAY_KIND_EVIDENCE);
  assay_article_page_set_marks (fixture->page, marks);
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
assert_letters (Fixture    *fixture,
                guint       position,
                const char *expected)
{
  g_autofree char *letters = assay_article_page_dup_letters_at (fixture->page, position);

  g_assert_cmpstr (letters, ==, expected);
}

static void
test_letters_of_one_line_are_merged (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  AssayMark added[] = {
    make_mark (fixture, 1, ASSAY_KIND_CLAIM),
    make_mark (fixture, 2, ASSAY_KIND_EVIDENCE),
    make_mark (fixture, 3, ASSAY_KIND_SPECULATION),
    make_mark (fixture, 4, "rumour"),
  };

  g_array_append_vals (marks, added, G_N_ELEMENTS (added));
  assay_article_page_set_marks (fixture->page, marks);
  assert_letters (fixture, added[0].span.start, "C");
  assert_letters (fixture, added[1].span.start, "ESR");
  assert_letters (fixture, get_sentence (fixture, 0).start, "");
}

static void
test_a_sentence_has_a_box_a_line (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GArray) whole = assay_article_page_get_boxes (fixture->page,
                                                           get_sentence (fixture, 1));
  g_autoptr (GArray) piece = assay_article_page_get_boxes (fixture->page,
                                                           get_sentence (fixture, 2));

  g_assert_cmpuint (piece->len, ==, 1);
  g_assert_cmpuint (whole->len, >, 1);
  for (guint i = 0; i < whole->len; i++)
    {
      const AssayLineBox *box = &g_array_index (whole, AssayLineBox, i);

      g_assert_cmpfloat (box->right, >, box->left);
      g_assert_cmpfloat (box->bottom, >, box->top);
      if (i > 0)
        g_assert_cmpfloat (ABS (box->top - box[-1].bottom), <=, 2);
    }
}

static void
test_an_arabic_paragraph_reads_from_the_right (Fixture       *fixture,
                                               gconstpointer  data)
{
  guint last = fixture->sentences->len - 1;
  AssaySpan second = get_sentence (fixture, last);
  AssaySpan first = get_sentence (fixture, last - 1);
  double width = gtk_widget_get_width (GTK_WIDGET (fixture->page));
  double x, y, end_x, end_y;

  get_place (fixture, first.start, 0.5, &x, &y);
  g_assert_cmpfloat (x, >, width * 0.8);
  get_place (fixture, second.start, 0.5, &x, &y);
  get_place (fixture, second.end - 1, 0.5, &end_x, &end_y);
  if (y == end_y)
    g_assert_cmpfloat (end_x, <, x);
}

static void
test_links_are_found_where_they_stand (Fixture       *fixture,
                                       gconstpointer  data)
{
  AssayText *text = assay_article_get_text (fixture->article);
  const char *utf8 = assay_text_get_utf8 (text);
  guint marker = assay_text_get_position (text, strstr (utf8, "[1]") - utf8);
  guint address = assay_text_get_position (text, strstr (utf8, "https") - utf8);
  g_autofree char *found = assay_article_page_dup_address_at (fixture->page, address + 4);

  g_assert_cmpint (assay_article_page_get_citation_at (fixture->page, marker - 1), ==, -1);
  g_assert_cmpint (assay_article_page_get_citation_at (fixture->page, marker), ==, 0);
  g_assert_cmpint (assay_article_page_get_citation_at (fixture->page, marker + 2), ==, 0);
  g_assert_cmpint (assay_article_page_get_citation_at (fixture->page, marker + 3), ==, -1);
  g_assert_true (has_tag (fixture, marker, ASSAY_TAG_CITATION));
  g_assert_cmpstr (found, ==, "https://example.org/a_page");
  g_assert_null (assay_article_page_dup_address_at (fixture->page, address - 1));
}

static void
test_a_far_place_is_scrolled_to_right_after_opening (Fixture       *fixture,
                                                     gconstpointer  data)
{
  g_autofree char *utf8 = repeat ("A sentence of a long article that is scrolled through.\n\n",
                                  3000);
  AssaySpan goal, visible;

  g_clear_object (&fixture->article);
  fixture->article = make_article (utf8);
  fixture->sentences = assay_article_get_analysis (fixture->article)->sentences;
  assay_article_page_set_article (fixture->page, fixture->article);
  goal = get_sentence (fixture, 2500);
  assay_article_page_scroll_to (fixture->page, goal.start, -1);
  for (guint i = 0; i < 20; i++)
    wait_for_layout (fixture);
  g_assert_true (assay_article_page_get_visible (fixture->page, &visible));
  g_assert_cmpuint (visible.start, <=, goal.start);
  g_assert_cmpuint (visible.end, >=, goal.end);
}

static void
test_a_line_holds_as_many_characters_as_asked (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autofree char *words = repeat ("The vessels that called at the harbour between November and "
                                   "January carried timber, fish and post, and hardly anything "
                                   "besides. ", 25);
  g_autofree char *utf8 = g_strconcat ("A title.\n\n", g_strchomp (words), "\n", NULL);
  g_autoptr (GArray) boxes = NULL;
  AssaySpan paragraph;

  gtk_widget_set_size_request (GTK_WIDGET (fixture->page), 1000, -1);
  show_text (fixture, utf8);
  paragraph.start = strlen ("A title.\n\n");
  paragraph.end = strlen (utf8) - 1;
  boxes = assay_article_page_get_boxes (fixture->page, paragraph);
  g_assert_cmpuint ((paragraph.end - paragraph.start) / boxes->len, >=, 60);
  g_assert_cmpuint ((paragraph.end - paragraph.start) / boxes->len, <=, 75);
}

static void
test_blocks_look_like_what_they_are (Fixture       *fixture,
                                     gconstpointer  data)
{
  const GArray *blocks = assay_article_get_analysis (fixture->article)->blocks;

  for (guint i = 0; i < blocks->len; i++)
    {
      const AssayBlock *block = &g_array_index (blocks, AssayBlock, i);

      g_assert_true (has_tag (fixture, block->span.start,
                              assay_block_kind_to_string (block->kind)));
      g_assert_true (has_tag (fixture, block->span.end - 1,
                              assay_block_kind_to_string (block->kind)));
    }
}

static void
test_dark_and_light_are_followed (Fixture       *fixture,
                                  gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_assert_cmpint (assay_article_page_get_scheme (fixture->page), ==, ASSAY_SCHEME_LIGHT);
  g_object_set (settings, "gtk-application-prefer-dark-theme", TRUE, NULL);
  wait_for_layout (fixture);
  g_assert_cmpint (assay_article_page_get_scheme (fixture->page), ==, ASSAY_SCHEME_DARK);
  g_object_set (settings, "gtk-theme-name", "HighContrastInverse", NULL);
  wait_for_layout (fixture);
  g_assert_cmpint (assay_article_page_get_scheme (fixture->page), ==, ASSAY_SCHEME_CONTRAST_DARK);
  gtk_settings_reset_property (settings, "gtk-theme-name");
  gtk_settings_reset_property (settings, "gtk-application-prefer-dark-theme");
  wait_for_layout (fixture);
  g_assert_cmpint (assay_article_page_get_scheme (fixture->page), ==, ASSAY_SCHEME_LIGHT);
}

static void
test_setters_notify_once (Fixture       *fixture,
                          gconstpointer  data)
{
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->page, "notify::text-size", G_CALLBACK (g_atomic_int_inc),
                            &n_notified);
  g_object_set (fixture->page, "text-size", 20.0, NULL);
  g_object_set (fixture->page, "text-size", 20.0, NULL);
  g_assert_cmpuint (n_notified, ==, 1);
}

#define ADD(name, test) g_test_add ("/article-page/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article-layout/a-long-paragraph-is-broken-at-white-space",
                   test_a_long_paragraph_is_broken_at_white_space);
  g_test_add_func ("/article-layout/a-line-without-spaces-is-broken-at-stops",
                   test_a_line_without_spaces_is_broken_at_stops);
  g_test_add_func ("/article-layout/even-a-line-of-one-letter-is-broken",
                   test_even_a_line_of_one_letter_is_broken);
  g_test_add_func ("/article-layout/short-paragraphs-stay-as-they-are",
                   test_short_paragraphs_stay_as_they_are);
  g_test_add_func ("/article-layout/lines-wrapped-by-hand-flow-together",
                   test_lines_wrapped_by_hand_flow_together);
  g_test_add_func ("/marks/only-differences-are-told", test_only_differences_are_told);
  g_test_add_func ("/outline/an-outline-is-one-shape-where-lines-touch",
                   test_an_outline_is_one_shape_where_lines_touch);
  ADD ("an-offset-in-the-buffer-is-a-position", test_an_offset_in_the_buffer_is_a_position);
  ADD ("every-character-is-hit-where-it-is-drawn", test_every_character_is_hit_where_it_is_drawn);
  ADD ("beside-the-text-nothing-is-hit", test_beside_the_text_nothing_is_hit);
  ADD ("a-tag-is-shown-and-taken-away", test_a_tag_is_shown_and_taken_away);
  ADD ("very-many-marks-come-bit-by-bit", test_very_many_marks_come_bit_by_bit);
  ADD ("one-tag-more-touches-one-sentence", test_one_tag_more_touches_one_sentence);
  ADD ("letters-of-one-line-are-merged", test_letters_of_one_line_are_merged);
  ADD ("a-sentence-has-a-box-a-line", test_a_sentence_has_a_box_a_line);
  ADD ("an-arabic-paragraph-reads-from-the-right", test_an_arabic_paragraph_reads_from_the_right);
  ADD ("links-are-found-where-they-stand", test_links_are_found_where_they_stand);
  ADD ("a-far-place-is-scrolled-to-right-after-opening",
       test_a_far_place_is_scrolled_to_right_after_opening);
  ADD ("a-line-holds-as-many-characters-as-asked", test_a_line_holds_as_many_characters_as_asked);
  ADD ("blocks-look-like-what-they-are", test_blocks_look_like_what_they_are);
  ADD ("dark-and-light-are-followed", test_dark_and_light_are_followed);
  ADD ("setters-notify-once", test_setters_notify_once);

  return g_test_run ();
}
