/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which backups are worth their space, and when a project has lost so much that somebody should
 * look: rules that a person can say in a sentence, apart from files and clocks.
 */

#include "config.h"

#include "assay-backup-rule.h"

#define MS_PER_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* 1970-01-01 was a Thursday: three days later than a Monday. */
#define DAYS_TO_MONDAY 3

#define N_LAST  6
#define N_DAYS  7
#define N_WEEKS 5

static gint64
day_of (gint64 time)
{
  return time / MS_PER_DAY;
}

static gint64
week_of (gint64 time)
{
  return (day_of (time) + DAYS_TO_MONDAY) / 7;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b,
                      gpointer      data)
{
  const gint64 *times = data;
  gint64 left = times[*(const gsize *) a];
  gint64 right = times[*(const gsize *) b];

  return (left < right) - (left > right);
}

/**
 * assay_backup_rule_choose:
 * @times: (array length=n_times): when each backup was made, in milliseconds since 1970 UTC, in any
 *   order
 * @now: the time now
 * @keep: (out caller-allocates) (array length=n_times): which of them to keep
 *
 * Keeps the last six, the last of each of the last seven days, and the last of each of the last
 * five weeks, which begin on Monday; days are those of UTC. Backups from the future, which a clock
 * that went wrong has made, are counted by themselves: the last six of them are kept, and they take
 * no other's place.
 */
void
assay_backup_rule_choose (const gint64 *times,
                          gsize         n_times,
                          gint64        now,
                          gboolean     *keep)
{
  g_autofree gsize *order = g_new (gsize, n_times);
  gint64 last_day = G_MAXINT64;
  gint64 last_week = G_MAXINT64;
  guint n_future = 0;
  guint n_past = 0;

  for (gsize i = 0; i < n_times; i++)
    order[i] = i;
  g_qsort_with_data (order, n_times, sizeof *order, compare_newest_first, (gpointer) times);
  for (gsize i = 0; i < n_times; i++)
    {
      gint64 time = times[order[i]];

      if (time > now)
        {
          keep[order[i]] = n_future++ < N_LAST;
          continue;
        }
      keep[order[i]] = n_past++ < N_LAST ||
                       (day_of (time) < last_day && day_of (now) - day_of (time) < N_DAYS) ||
                       (week_of (time) < last_week && week_of (now) - week_of (time) < N_WEEKS);
      last_day = day_of (time);
      last_week = week_of (time);
    }
}

/**
 * assay_backup_rule_is_alarming:
 * @n_before: how many annotations a project had when it was looked at last, deleted ones included
 * @n_now: how many it has
 *
 * Deleted annotations stay in the file, so that nothing a person does in the program makes fewer.
 *
 * Returns: whether a tenth of them or more is missing, and at least ten
 */
gboolean
assay_backup_rule_is_alarming (guint64 n_before,
                               guint64 n_now)
{
  return n_now < n_before && n_before - n_now >= 10 && n_before - n_now >= (n_before + 9) / 10;
}
