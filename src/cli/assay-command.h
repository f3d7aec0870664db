/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayCommandFunc:
 * @argc: the number of words in @argv
 * @argv: (array length=argc): the command's own words, its name first
 * @error: set where it failed; in the domain %G_OPTION_ERROR for wrong usage
 *
 * Runs one command of the command line.
 *
 * Returns: whether it was done; where not, nothing is half-done
 */
typedef gboolean (*AssayCommandFunc) (int      argc,
                                      char   **argv,
                                      GError **error);

gboolean assay_command_analyze (int      argc,
                                char   **argv,
                                GError **error);

G_END_DECLS
