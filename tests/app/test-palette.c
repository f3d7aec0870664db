/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "assay-palette.h"
#include "assay-types.h"

#define N_EYES 4

static const char * const kinds[ASSAY_N_KIND_STYLES] = {
  ASSAY_KIND_CLAIM, ASSAY_KIND_EVIDENCE, ASSAY_KIND_SPECULATION, "rumour",
};

/* How a display's linear red, green and blue look to eyes without one of the three kinds of cone:
 * the matrices for severity 1.0 of Machado, Oliveira and Fernandes, "A Physiologically-based Model
 * for Simulation of Color Vision Deficiency" (2009). */
static const double eyes[N_EYES][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1, definitions of relative luminance and contrast ratio. */
static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green)
         + 0.0722 * linear (colour->blue);
}

static double
get_contrast (const GdkRGBA *a,
              const GdkRGBA *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 L*a*b* under D65, as a pair of eyes sees it. */
static void
get_lab (const GdkRGBA *colour,
         guint          eye,
         double         lab[3])
{
  double rgb[3] = { linear (colour->red), linear (colour->green), linear (colour->blue) };
  double seen[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    {
      seen[i] = eyes[eye][i][0] * rgb[0] + eyes[eye][i][1] * rgb[1] + eyes[eye][i][2] * rgb[2];
      seen[i] = CLAMP (seen[i], 0, 1);
    }
  x = lab_curve ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  y = lab_curve (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = lab_curve ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
get_distance (const GdkRGBA *a,
              const GdkRGBA *b,
              guint          eye)
{
  double first[3], second[3];

  get_lab (a, eye, first);
  get_lab (b, eye, second);
  return sqrt (pow (first[0] - second[0], 2) + pow (first[1] - second[1], 2)
               + pow (first[2] - second[2], 2));
}

static void
test_black_on_white_is_known (void)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (get_contrast (&black, &white), 21, 0.001);
  for (guint eye = 0; eye < N_EYES; eye++)
    g_assert_cmpfloat_with_epsilon (get_distance (&black, &white, eye), 100, 0.5);
}

/* 7 is level AAA for text, 4.5 level AA; 3 is asked of what is no text (WCAG 2.1, 1.4.3, 1.4.6,
 * 1.4.11). */
static void
test_words_can_be_read_in_every_scheme (void)
{
  for (AssayScheme scheme = 0; scheme < ASSAY_N_SCHEMES; scheme++)
    {
      const AssayPageStyle *page = assay_palette_get_page_style (scheme);

      g_assert_cmpfloat (get_contrast (&page->text, &page->page), >=, 7);
      g_assert_cmpfloat (get_contrast (&page->muted, &page->page), >=, 4.5);
      g_assert_cmpfloat (get_contrast (&page->link, &page->page), >=, 4.5);
      g_assert_cmpfloat (get_contrast (&page->accent, &page->page), >=, 3);
      for (guint i = 0; i < ASSAY_N_KIND_STYLES; i++)
        {
          const AssayKindStyle *style = assay_palette_get_kind_style (scheme, kinds[i]);
          const GdkRGBA *ground = style->filled ? &style->highlight : &page->page;

          g_assert_cmpfloat (get_contrast (&style->text, ground), >=, 7);
          g_assert_cmpfloat (get_contrast (&page->link, ground), >=, 4.5);
          g_assert_cmpfloat (get_contrast (&style->underline, ground), >=, 3);
          g_assert_cmpfloat (get_contrast (&style->underline, &page->page), >=, 4.5);
          g_assert_cmpfloat (get_contrast (&style->strong, &page->page), >=, 3);
        }
    }
}

static void
test_kinds_stay_apart_for_all_eyes (void)
{
  for (AssayScheme scheme = 0; scheme < ASSAY_N_SCHEMES; scheme++)
    for (guint eye = 0; eye < N_EYES; eye++)
      for (guint i = 0; i < ASSAY_N_KIND_STYLES; i++)
        for (guint j = i + 1; j < ASSAY_N_KIND_STYLES; j++)
          {
            const AssayKindStyle *a = assay_palette_get_kind_style (scheme, kinds[i]);
            const AssayKindStyle *b = assay_palette_get_kind_style (scheme, kinds[j]);

            g_test_message ("scheme %d, eye %u: %s, %s", scheme, eye, kinds[i], kinds[j]);
            g_assert_cmpfloat (get_distance (&a->strong, &b->strong, eye), >=, 12);
            if (a->filled)
              g_assert_cmpfloat (get_distance (&a->highlight, &b->highlight, eye), >=, 12);
          }
}

static void
test_a_tagged_sentence_stands_out_for_all_eyes (void)
{
  for (AssayScheme scheme = ASSAY_SCHEME_LIGHT; scheme <= ASSAY_SCHEME_DARK; scheme++)
    for (guint eye = 0; eye < N_EYES; eye++)
      for (guint i = 0; i < ASSAY_N_KIND_STYLES; i++)
        {
          const AssayPageStyle *page = assay_palette_get_page_style (scheme);
          const AssayKindStyle *style = assay_palette_get_kind_style (scheme, kinds[i]);

          g_assert_true (style->filled);
          g_assert_cmpfloat (get_distance (&style->highlight, &page->page, eye), >=, 18);
        }
}

static void
test_kinds_differ_without_colour (void)
{
  for (AssayScheme scheme = 0; scheme < ASSAY_N_SCHEMES; scheme++)
    for (guint i = 0; i < ASSAY_N_KIND_STYLES; i++)
      for (guint j = i + 1; j < ASSAY_N_KIND_STYLES; j++)
        {
          g_autofree char *first = assay_palette_dup_letter (kinds[i]);
          g_autofree char *second = assay_palette_dup_letter (kinds[j]);

          g_assert_cmpint (assay_palette_get_kind_style (scheme, kinds[i])->line, !=,
                           assay_palette_get_kind_style (scheme, kinds[j])->line);
          g_assert_cmpstr (first, !=, second);
        }
}

static void
test_a_kind_of_ones_own_has_its_initial (void)
{
  g_autofree char *letter = assay_palette_dup_letter ("übertreibung");
  g_autofree char *nothing = assay_palette_dup_letter ("");

  g_assert_cmpstr (letter, ==, "Ü");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (assay_palette_get_kind_name ("rumour"), ==, "rumour");
  g_assert_cmpuint (assay_palette_get_index ("rumour"), ==, ASSAY_N_KIND_STYLES - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/black-on-white-is-known", test_black_on_white_is_known);
  g_test_add_func ("/palette/words-can-be-read-in-every-scheme",
                   test_words_can_be_read_in_every_scheme);
  g_test_add_func ("/palette/kinds-stay-apart-for-all-eyes", test_kinds_stay_apart_for_all_eyes);
  g_test_add_func ("/palette/a-tagged-sentence-stands-out-for-all-eyes",
                   test_a_tagged_sentence_stands_out_for_all_eyes);
  g_test_add_func ("/palette/kinds-differ-without-colour", test_kinds_differ_without_colour);
  g_test_add_func ("/palette/a-kind-of-ones-own-has-its-initial",
                   test_a_kind_of_ones_own_has_its_initial);

  return g_test_run ();
}
