/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-backup-rule.h"

#define MINUTE (G_GINT64_CONSTANT (60) * 1000)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

/* A Wednesday, 15:00 UTC: 2025-06-18. */
static const gint64 now = G_GINT64_CONSTANT (1750258800000);

static guint
count (const gint64 *times,
       gsize         n)
{
  g_autofree gboolean *keep = g_new0 (gboolean, n);
  guint n_kept = 0;

  assay_backup_rule_choose (times, n, now, keep);
  for (gsize i = 0; i < n; i++)
    n_kept += keep[i];
  return n_kept;
}

static gboolean
is_kept (const gint64 *times,
         gsize         n,
         gsize         which)
{
  g_autofree gboolean *keep = g_new0 (gboolean, n);

  assay_backup_rule_choose (times, n, now, keep);
  return keep[which];
}

static void
test_the_last_six_are_kept (void)
{
  gint64 times[10];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    times[i] = now - 10 * MINUTE * i;
  g_assert_cmpuint (count (times, 6), ==, 6);
  g_assert_cmpuint (count (times, 10), ==, 6);
  g_assert_true (is_kept (times, 10, 0));
  g_assert_true (is_kept (times, 10, 5));
  g_assert_false (is_kept (times, 10, 6));
  g_assert_cmpuint (count (times, 0), ==, 0);
}

static void
test_each_day_of_a_week_keeps_its_last (void)
{
  gint64 times[6 + 2 * 9];
  guint n = 0;

  for (guint i = 0; i < 6; i++)
    times[n++] = now - i * MINUTE;
  for (guint day = 1; day <= 9; day++)
    {
      times[n++] = now - day * DAY;
      times[n++] = now - day * DAY - HOUR;
    }
  /* Days 1 to 6; days 7 to 9 are in the week before, whose last day is kept for its week: Sunday
   * is day 3 before this Wednesday and kept anyway, so that only the days count. */
  for (guint day = 1; day <= 9; day++)
    {
      g_assert_cmpint (is_kept (times, n, 6 + 2 * (day - 1)), ==, day <= 6);
      g_assert_false (is_kept (times, n, 6 + 2 * (day - 1) + 1));
    }
  g_assert_cmpuint (count (times, n), ==, 12);
}

static void
test_a_day_ends_at_midnight_in_utc (void)
{
  gint64 midnight = now - 15 * HOUR;
  gint64 times[] = {
    now, now - 1, now - 2, now - 3, now - 4, now - 5,
    midnight - 5 * DAY,             /* the first moment of day 5 */
    midnight - 5 * DAY - 1,         /* the last of day 6, the earliest that counts */
    midnight - 6 * DAY,             /* the first of day 6, on which there is a later one */
    midnight - 6 * DAY - 1,         /* the last of day 7, in a week that has a later one */
  };

  g_assert_true (is_kept (times, G_N_ELEMENTS (times), 6));
  g_assert_true (is_kept (times, G_N_ELEMENTS (times), 7));
  g_assert_false (is_kept (times, G_N_ELEMENTS (times), 8));
  g_assert_false (is_kept (times, G_N_ELEMENTS (times), 9));
}

static void
test_each_week_of_a_month_keeps_its_last (void)
{
  gint64 times[100];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    times[i] = now - i * DAY;
  /* Days 0 to 6, and the Sundays of the weeks 2 to 4: Sunday was day 3. */
  g_assert_true (is_kept (times, 100, 6));
  g_assert_true (is_kept (times, 100, 10));
  g_assert_true (is_kept (times, 100, 17));
  g_assert_true (is_kept (times, 100, 24));
  g_assert_false (is_kept (times, 100, 31));
  g_assert_cmpuint (count (times, 100), ==, 10);
}

static void
test_the_order_does_not_matter (void)
{
  gint64 times[] = { now - 9 * MINUTE, now, now - 3 * MINUTE, now - 40 * DAY, now - MINUTE,
                     now - 5 * MINUTE, now - 7 * MINUTE };

  g_assert_false (is_kept (times, G_N_ELEMENTS (times), 3));
  g_assert_cmpuint (count (times, G_N_ELEMENTS (times)), ==, 6);
}

static void
test_a_clock_that_went_back_pushes_nothing_out (void)
{
  gint64 times[16];

  for (guint i = 0; i < 8; i++)
    times[i] = now + 365 * DAY + i * MINUTE;
  for (guint i = 8; i < 16; i++)
    times[i] = now - (i - 8) * MINUTE;
  g_assert_cmpuint (count (times, 16), ==, 12);
  g_assert_true (is_kept (times, 16, 7));
  g_assert_false (is_kept (times, 16, 1));
  g_assert_true (is_kept (times, 16, 8));
  g_assert_true (is_kept (times, 16, 13));
  g_assert_false (is_kept (times, 16, 14));
}

static void
test_many_missing_annotations_alarm (void)
{
  static const struct
  {
    guint64  before;
    guint64  now;
    gboolean alarm;
  } cases[] = {
    { 0, 0, FALSE },
    { 5, 0, FALSE },
    { 9, 0, FALSE },
    { 10, 0, TRUE },
    { 100, 100, FALSE },
    { 100, 91, FALSE },
    { 100, 90, TRUE },
    { 101, 91, FALSE },
    { 110, 99, TRUE },
    { 1000, 910, FALSE },
    { 1000, 900, TRUE },
    { 10, 1000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (assay_backup_rule_is_alarming (cases[i].before, cases[i].now), ==,
                     cases[i].alarm);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup-rule/the-last-six-are-kept", test_the_last_six_are_kept);
  g_test_add_func ("/backup-rule/each-day-of-a-week-keeps-its-last",
                   test_each_day_of_a_week_keeps_its_last);
  g_test_add_func ("/backup-rule/a-day-ends-at-midnight-in-utc",
                   test_a_day_ends_at_midnight_in_utc);
  g_test_add_func ("/backup-rule/each-week-of-a-month-keeps-its-last",
                   test_each_week_of_a_month_keeps_its_last);
  g_test_add_func ("/backup-rule/the-order-does-not-matter", test_the_order_does_not_matter);
  g_test_add_func ("/backup-rule/a-clock-that-went-back-pushes-nothing-out",
                   test_a_clock_that_went_back_pushes_nothing_out);
  g_test_add_func ("/backup-rule/many-missing-annotations-alarm",
                   test_many_missing_annotations_alarm);

  return g_test_run ();
}
