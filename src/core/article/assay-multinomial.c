/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws thousands of units of a few sorts in about a nanosecond a sort instead of one a unit, which
 * is what makes a bootstrap over every sentence of a project take milliseconds.
 *
 * Independent Poisson numbers, given their sum, are multinomial. So each sort gets a Poisson
 * number, a little less than its due; where they are too many together they are drawn anew, and the
 * few units left are drawn one by one. What comes out is exactly multinomial. A Poisson number of a
 * mean that stays the same takes one look into a table: Walker, A. J. (1977), An efficient method
 * for generating discrete random variables with general distributions; the table is made as in
 * Vose, M. D. (1991), A linear algorithm for generating random numbers with a given distribution.
 */

#include "config.h"

#include "assay-multinomial.h"

#include <math.h>

/* A number that is drawn, or another one where the coin is not below @keep. */
typedef struct
{
  guint32 keep;
  guint32 other;
} Slot;

/* The distribution of how many units of a sort are drawn. */
typedef struct
{
  guint least;     /* what the first slot stands for */
  guint n_slots;
  guint first;     /* of its slots among those of all sorts */
} Law;

struct _AssayMultinomial
{
  guint    n_sorts;
  GArray  *sort_of;    /* of guint: of each unit */
  GArray  *laws;       /* of Law, one a sort */
  GArray  *slots;      /* of Slot */
  guint64  state;
};

/* Steele, G. L., Lea, D., Flood, C. H. (2014), Fast splittable pseudorandom number generators. */
static inline guint64
draw_bits (AssayMultinomial *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* A number below @n, from the upper half of random bits. */
static inline guint
scale_bits (guint64 bits,
            guint   n)
{
  return (bits >> 32) * n >> 32;
}

static inline guint
draw_number (AssayMultinomial *self,
             guint             sort)
{
  const Law *law = &g_array_index (self->laws, Law, sort);
  guint64 bits = draw_bits (self);
  guint i = scale_bits (bits, law->n_slots);
  const Slot *slot = &g_array_index (self->slots, Slot, law->first + i);

  return law->least + ((guint32) bits < slot->keep ? i : slot->other);
}

/* The chances of @n numbers from @least on, on average one; from the likeliest number both ways,
 * since the chance of 0 may be too small for a double. */
static double *
make_chances (double mean,
              guint  least,
              guint  n)
{
  double *chances = g_new (double, n);
  guint mode = (guint) mean - least;
  double sum = 0;

  chances[mode] = 1;
  for (guint i = mode; i > 0; i--)
    chances[i - 1] = chances[i] * (least + i) / mean;
  for (guint i = mode + 1; i < n; i++)
    chances[i] = chances[i - 1] * mean / (least + i);
  for (guint i = 0; i < n; i++)
    sum += chances[i];
  for (guint i = 0; i < n; i++)
    chances[i] *= n / sum;
  return chances;
}

/* Who has less than an average chance gets the rest from one who has more. */
static void
share_chances (Slot   *slots,
               double *chances,
               guint   n)
{
  g_autofree guint *poor = g_new (guint, n);
  guint n_poor = 0;
  guint rich = 0;

  for (guint i = 0; i < n; i++)
    {
      slots[i] = (Slot) { G_MAXUINT32, i };
      if (chances[i] < 1)
        poor[n_poor++] = i;
    }
  while (n_poor > 0)
    {
      guint i = poor[--n_poor];

      while (rich < n && chances[rich] < 1)
        rich++;
      /* What rounding leaves over. */
      if (rich == n)
        return;
      slots[i] = (Slot) { chances[i] * G_MAXUINT32, rich };
      chances[rich] -= 1 - chances[i];
      if (chances[rich] < 1)
        poor[n_poor++] = rich;
    }
}

/* What lies further than eight standard deviations off happens less than once in 10^13 draws. */
static void
add_law (AssayMultinomial *self,
         double            mean)
{
  double reach = 8 * sqrt (mean) + 8;
  guint least = MAX (0, floor (mean - reach));
  Law law = { least, (guint) ceil (mean + reach) - least + 1, self->slots->len };
  g_autofree double *chances = make_chances (mean, least, law.n_slots);

  g_array_set_size (self->slots, law.first + law.n_slots);
  share_chances (&g_array_index (self->slots, Slot, law.first), chances, law.n_slots);
  g_array_append_val (self->laws, law);
}

/**
 * assay_multinomial_new:
 * @weights: (array length=n_sorts): how many units of each sort there are
 * @n_sorts: how many sorts there are
 * @seed: of the random numbers, which are the same for the same seed on every machine
 *
 * Returns: (transfer full): the urn
 */
AssayMultinomial *
assay_multinomial_new (const guint *weights,
                       guint        n_sorts,
                       guint64      seed)
{
  AssayMultinomial *self = g_new0 (AssayMultinomial, 1);
  double n_units;

  self->n_sorts = n_sorts;
  self->state = seed;
  self->sort_of = g_array_new (FALSE, FALSE, sizeof (guint));
  self->laws = g_array_new (FALSE, FALSE, sizeof (Law));
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  for (guint sort = 0; sort < n_sorts; sort++)
    for (guint i = 0; i < weights[sort]; i++)
      g_array_append_val (self->sort_of, sort);

  /* One standard deviation less than all: five times of six they are not too many. */
  n_units = self->sort_of->len;
  for (guint sort = 0; sort < n_sorts; sort++)
    add_law (self, weights[sort] * (1 - 1 / sqrt (n_units)));
  return self;
}

void
assay_multinomial_free (AssayMultinomial *self)
{
  g_array_unref (self->sort_of);
  g_array_unref (self->laws);
  g_array_unref (self->slots);
  g_free (self);
}

/**
 * assay_multinomial_draw:
 * @counts: (out caller-allocates) (array): how many units of each sort were drawn; their sum is
 *   that of the weights
 */
void
assay_multinomial_draw (AssayMultinomial *self,
                        guint            *counts)
{
  guint n_units = self->sort_of->len;
  guint n_drawn;

  do
    {
      n_drawn = 0;
      for (guint sort = 0; sort < self->n_sorts; sort++)
        n_drawn += counts[sort] = draw_number (self, sort);
    }
  while (n_drawn > n_units);

  for (; n_drawn < n_units; n_drawn++)
    counts[g_array_index (self->sort_of, guint, scale_bits (draw_bits (self), n_units))]++;
}
