/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast sentences are found, beside ICU's break iterator on the same text in the same run, and
 * whether any text makes it slow. Machines are noisy: rounds are interleaved, medians are taken,
 * ratios are what counts.
 */

#include "config.h"

#include "assay-analysis.h"
#include "assay-sentences.h"

#include <string.h>
#include <time.h>

#ifdef HAVE_ICU
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#endif

#define MEGABYTE 1000000.0
#define ROUNDS 15

/* Written for this: ordinary prose, with names, numbers, quotations and a citation or two. */
static const char paragraph[] =
  "The harbour board met on Tuesday to weigh the offer from Dr. Elena Marsh, whose firm had "
  "asked for a lease of thirty years. Its members were told that traffic had grown by 4.2 "
  "percent since the spring, a figure that nobody in the room disputed. \"We have heard this "
  "before,\" said the chairman, who has led the board since 1998. \"It was true then, and it "
  "may be true now.\" Outside, about forty people waited in the rain. Some carried signs; "
  "others had brought their children. A report by the regional office, published in March, had "
  "warned that the old quay could not bear the weight of modern cranes.[3] The firm answered "
  "that it would pay for a new one, e.g. by a loan from its parent company in the U.S. and a "
  "grant. Would that be enough? Engineers who looked at the plans were cautious (Orme & Vale, "
  "2020). They spoke of currents, of silt, and of a channel that shifts every few winters. By "
  "nine o'clock the vote had been put off until June.\n\n";

typedef struct
{
  AssayText *text;
  GArray    *blocks;
} Input;

static char *
repeat (const char *unit,
        gsize       size)
{
  GString *string = g_string_sized_new (size + strlen (unit));

  while (string->len + strlen (unit) <= size)
    g_string_append (string, unit);
  return g_string_free (string, FALSE);
}

static void
input_init (Input      *input,
            const char *unit,
            gsize       size)
{
  char *utf8 = repeat (unit, size);

  input->text = assay_text_new_take (utf8, strlen (utf8));
  input->blocks = assay_blocks_find (input->text, "en", NULL, 0);
}

static void
input_clear (Input *input)
{
  assay_text_unref (input->text);
  g_array_unref (input->blocks);
}

static gsize
find_sentences (const Input *input)
{
  g_autoptr (GArray) sentences = assay_sentences_find (input->text,
                                                       (AssayBlock *) input->blocks->data,
                                                       input->blocks->len,
                                                       "en");
  return sentences->len;
}

static gsize
find_blocks (const Input *input)
{
  g_autoptr (GArray) blocks = assay_blocks_find (input->text, "en", NULL, 0);

  return blocks->len;
}

static gsize
find_both (const Input *input)
{
  return find_blocks (input) + find_sentences (input);
}

static gsize
analyse (const Input *input)
{
  g_autoptr (AssayAnalysis) analysis = assay_analysis_new (input->text, NULL);

  return analysis->sentences->len;
}

#ifdef HAVE_ICU
static gsize
find_with_icu (const Input *input)
{
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open (UBRK_SENTENCE, "en", NULL, 0, &status);
  UText *utext = utext_openUTF8 (NULL,
                                 assay_text_get_utf8 (input->text),
                                 assay_text_get_size (input->text),
                                 &status);
  gsize n = 0;

  ubrk_setUText (iterator, utext, &status);
  if (U_FAILURE (status))
    g_error ("ICU: %s", u_errorName (status));
  while (ubrk_next (iterator) != UBRK_DONE)
    n++;
  utext_close (utext);
  ubrk_close (iterator);
  return n;
}
#endif

/* The processor's time: the clock on the wall also counts what others do on the machine. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double
time_once (gsize      (*job) (const Input *input),
           const Input *input)
{
  double start = get_time ();

  job (input);
  return get_time () - start;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare_doubles);
  return values[ROUNDS / 2];
}

static void
compare_with_icu (void)
{
  double ours[ROUNDS];
  double blocks[ROUNDS];
  Input input;
  double megabytes;

  input_init (&input, paragraph, 4 * MEGABYTE);
  megabytes = assay_text_get_size (input.text) / MEGABYTE;
#ifdef HAVE_ICU
  {
    double theirs[ROUNDS];

    for (guint i = 0; i < ROUNDS; i++)
      {
        ours[i] = time_once (find_sentences, &input);
        theirs[i] = time_once (find_with_icu, &input);
      }
    g_print ("sentences, ICU " U_ICU_VERSION "           %7.0f MB/s\n",
             megabytes / median (theirs));
    g_print ("sentences, times as fast as ICU  %7.1f\n", median (theirs) / median (ours));
  }
#else
  for (guint i = 0; i < ROUNDS; i++)
    ours[i] = time_once (find_sentences, &input);
#endif
  for (guint i = 0; i < ROUNDS; i++)
    blocks[i] = time_once (find_blocks, &input);
  g_print ("sentences                        %7.0f MB/s\n", megabytes / median (ours));
  g_print ("blocks                           %7.0f MB/s\n", megabytes / median (blocks));
  input_clear (&input);
}

/* Texts on which a careless finder takes quadratic time. */
static void
look_for_slow_texts (void)
{
  static const char *const units[] = {
    "a.", "A. ", ". . . ", ".).)", "word. [1, 2 ", "“a.” ", "1.2.", "[[[[", "a\n", "\xC2\xA0. ",
    "... ", "!) ", "1. 2. ", "“", "(a 2020",
    "- ", "の\n", "。", "# a\n", "https://a.b ", "    ", "a\n\n", ".\n", "A. B\n\n", ". [1]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *name = g_strescape (units[i], NULL);
      double small[ROUNDS];
      double large[ROUNDS];
      Input inputs[2];
      double ratio;

      input_init (&inputs[0], units[i], 50000);
      input_init (&inputs[1], units[i], 400000);
      for (guint j = 0; j < ROUNDS; j++)
        {
          small[j] = time_once (find_both, &inputs[0]);
          large[j] = time_once (find_both, &inputs[1]);
        }
      ratio = 8 * median (small) / median (large);
      g_print ("speed kept from 50 to 400 kB     %7.2f  of %4.0f MB/s  %s\n",
               ratio,
               0.4 / median (large),
               name);
      input_clear (&inputs[0]);
      input_clear (&inputs[1]);
    }
}

static void
analyse_a_long_text (void)
{
  Input input;

  input_init (&input, paragraph, 20 * MEGABYTE);
  g_print ("whole analysis of 20 MB          %7.3f s\n", time_once (analyse, &input));
  input_clear (&input);

  input_init (&input, "The same line goes on. ", 5 * MEGABYTE);
  g_print ("whole analysis, a line of 5 MB   %7.3f s\n", time_once (analyse, &input));
  input_clear (&input);
}

int
main (void)
{
  compare_with_icu ();
  analyse_a_long_text ();
  look_for_slow_texts ();
  return 0;
}
