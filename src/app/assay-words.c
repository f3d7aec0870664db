/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values as a person reads them, where several places of the window say the same thing.
 */

#include "config.h"

#include "assay-words.h"

#include <glib/gi18n.h>

static const char * const likelihoods[] = {
  [ASSAY_LIKELIHOOD_ALMOST_NO_CHANCE]    = N_("almost no chance"),
  [ASSAY_LIKELIHOOD_VERY_UNLIKELY]       = N_("very unlikely"),
  [ASSAY_LIKELIHOOD_UNLIKELY]            = N_("unlikely"),
  [ASSAY_LIKELIHOOD_ROUGHLY_EVEN_CHANCE] = N_("roughly even chance"),
  [ASSAY_LIKELIHOOD_LIKELY]              = N_("likely"),
  [ASSAY_LIKELIHOOD_VERY_LIKELY]         = N_("very likely"),
  [ASSAY_LIKELIHOOD_ALMOST_CERTAIN]      = N_("almost certain"),
};

/**
 * assay_words_dup_likelihood:
 * @likelihood: a band, not none
 *
 * Returns: (transfer full): its name and its per cents, after ICD 203 (2015), section D.6.e.2.a
 */
char *
assay_words_dup_likelihood (AssayLikelihood likelihood)
{
  guint low, high;

  g_return_val_if_fail (likelihood > ASSAY_LIKELIHOOD_NONE
                        && likelihood < G_N_ELEMENTS (likelihoods), NULL);

  assay_likelihood_get_percent (likelihood, &low, &high);
  /* Translators: how probable something is, in words and per cents: “very likely · 80–95 %”. */
  return g_strdup_printf (_("%s · %u–%u %%"), _(likelihoods[likelihood]), low, high);
}

/**
 * assay_words_dup_time:
 * @time: milliseconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): the moment in the user's time zone, the nearer the shorter
 */
char *
assay_words_dup_time (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (moment == NULL)
    return g_strdup (_("at an unknown time"));
  if (g_date_time_get_year (moment) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (now))
    /* Translators: a time of today, as g_date_time_format() reads it. */
    return g_date_time_format (moment, _("today %H:%M"));
  if (g_date_time_get_year (moment) == g_date_time_get_year (yesterday)
      && g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (yesterday))
    /* Translators: a time of yesterday, as g_date_time_format() reads it. */
    return g_date_time_format (moment, _("yesterday %H:%M"));
  /* Translators: a date and time, as g_date_time_format() reads it. */
  return g_date_time_format (moment, _("%-d %b %Y, %H:%M"));
}

static void
add_count (GString    *words,
           const char *word,
           guint       n)
{
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append_printf (words, "%u %s", n, word);
}

/**
 * assay_words_dup_counts:
 *
 * Returns: (transfer full): how many sentences are tagged as what; kinds of the project's own only
 *   where there are some
 */
char *
assay_words_dup_counts (guint n_claims,
                        guint n_evidence,
                        guint n_speculation,
                        guint n_others)
{
  GString *words = g_string_new (NULL);

  /* Translators: a number stands before these words in the status line. */
  add_count (words, ngettext ("claim", "claims", n_claims), n_claims);
  add_count (words, ngettext ("evidence", "evidence", n_evidence), n_evidence);
  add_count (words, ngettext ("speculation", "speculation", n_speculation), n_speculation);
  if (n_others > 0)
    add_count (words, ngettext ("other", "others", n_others), n_others);

  return g_string_free (words, FALSE);
}
