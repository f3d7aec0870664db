/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scales that an annotation is measured on, and their names in files and on the command line.
 */

#include "config.h"

#include "assay-types.h"

static const char *const confidence_names[] = { NULL, "low", "moderate", "high" };

static const struct
{
  const char *name;
  guint       low;
  guint       high;
} likelihoods[] = {
  { NULL, 0, 0 },
  { "almost no chance", 1, 5 },
  { "very unlikely", 5, 20 },
  { "unlikely", 20, 45 },
  { "roughly even chance", 45, 55 },
  { "likely", 55, 80 },
  { "very likely", 80, 95 },
  { "almost certain", 95, 99 },
};

/**
 * assay_confidence_to_string:
 *
 * Returns: (nullable): the name in files, or %NULL for none
 */
const char *
assay_confidence_to_string (AssayConfidence confidence)
{
  g_return_val_if_fail (confidence < G_N_ELEMENTS (confidence_names), NULL);

  return confidence_names[confidence];
}

/**
 * assay_confidence_from_string:
 * @string: (nullable): a name in files; %NULL or "" is none
 * @confidence: (out): where to put the value
 *
 * Returns: whether @string names a confidence
 */
gboolean
assay_confidence_from_string (const char      *string,
                              AssayConfidence *confidence)
{
  *confidence = ASSAY_CONFIDENCE_NONE;
  if (string == NULL || *string == '\0')
    return TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (confidence_names); i++)
    if (g_str_equal (string, confidence_names[i]))
      {
        *confidence = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * assay_likelihood_to_string:
 *
 * Returns: (nullable): the name in files, or %NULL for none
 */
const char *
assay_likelihood_to_string (AssayLikelihood likelihood)
{
  g_return_val_if_fail (likelihood < G_N_ELEMENTS (likelihoods), NULL);

  return likelihoods[likelihood].name;
}

/**
 * assay_likelihood_from_string:
 * @string: (nullable): a name in files; %NULL or "" is none
 * @likelihood: (out): where to put the value
 *
 * Returns: whether @string names a likelihood
 */
gboolean
assay_likelihood_from_string (const char      *string,
                              AssayLikelihood *likelihood)
{
  *likelihood = ASSAY_LIKELIHOOD_NONE;
  if (string == NULL || *string == '\0')
    return TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (likelihoods); i++)
    if (g_str_equal (string, likelihoods[i].name))
      {
        *likelihood = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * assay_likelihood_get_percent:
 * @low: (out): the lower bound of the band in per cent
 * @high: (out): the upper bound
 */
void
assay_likelihood_get_percent (AssayLikelihood  likelihood,
                              guint           *low,
                              guint           *high)
{
  g_return_if_fail (likelihood < G_N_ELEMENTS (likelihoods));

  *low = likelihoods[likelihood].low;
  *high = likelihoods[likelihood].high;
}
