/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random numbers of the binomial distribution in a time that does not depend on their size, which is
 * what makes a bootstrap over many thousand sentences take milliseconds.
 */

#include "config.h"

#include "assay-binomial.h"

#include <math.h>

/* Below that expectation counting up from zero is quicker than rejection. */
#define MIN_FOR_REJECTION 10

static double
log_factorial (double k)
{
  double sum = 0;

  if (k < 10)
    {
      for (int i = 2; i <= k; i++)
        sum += log (i);
      return sum;
    }
  /* Stirling's series; what is left out is below 1e-10. */
  return (k + 0.5) * log (k) - k + 0.5 * log (2 * G_PI) + 1 / (12 * k) - 1 / (360 * k * k * k)
         + 1 / (1260 * k * k * k * k * k);
}

static guint
draw_by_counting (GRand  *random,
                  guint   n,
                  double  p)
{
  double odds = p / (1 - p);
  double share = pow (1 - p, n);
  double u = g_rand_double (random);
  guint k = 0;

  while (u > share && k < n)
    {
      u -= share;
      k++;
      share *= (n - k + 1) * odds / k;
    }
  return k;
}

/* Hörmann, W. (1993), The generation of binomial random variates, algorithm BTRS: transformed rejection
 * with a squeeze. */
static guint
draw_by_rejection (GRand  *random,
                   guint   n,
                   double  p)
{
  double deviation = sqrt (n * p * (1 - p));
  double b = 1.15 + 2.53 * deviation;
  double a = -0.0873 + 0.0248 * b + 0.01 * p;
  double c = n * p + 0.5;
  double alpha = (2.83 + 5.1 / b) * deviation;
  double squeeze = 0.92 - 4.2 / b;
  double mode = floor ((n + 1) * p);

  for (;;)
    {
      double u = g_rand_double (random) - 0.5;
      double v = g_rand_double (random);
      double s = 0.5 - fabs (u);
      double k = floor ((2 * a / s + b) * u + c);

      if (k < 0 || k > n)
        continue;
      if ((s >= 0.07 && v <= squeeze) ||
          log (v * alpha / (a / (s * s) + b)) <=
          log_factorial (mode) + log_factorial (n - mode) - log_factorial (k) - log_factorial (n - k)
          + (k - mode) * log (p / (1 - p)))
        return k;
    }
}

/**
 * assay_binomial_draw:
 * @n: how often something is tried
 * @p: how probable it is each time
 *
 * Returns: how often it happens
 */
guint
assay_binomial_draw (GRand  *random,
                     guint   n,
                     double  p)
{
  if (n == 0 || p <= 0)
    return 0;
  if (p >= 1)
    return n;
  if (p > 0.5)
    return n - assay_binomial_draw (random, n, 1 - p);
  return n * p < MIN_FOR_REJECTION ? draw_by_counting (random, n, p)
                                   : draw_by_rejection (random, n, p);
}
