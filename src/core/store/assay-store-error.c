/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A failure of the database in the words of the project: what it means and what to do about it.
 */

#include "config.h"

#include "assay-store-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (assay-store-error-quark, assay_store_error)

static const struct
{
  AssayDatabaseError  cause;
  AssayStoreError     code;
  const char         *advice;
} explanations[] = {
  { ASSAY_DATABASE_ERROR_BUSY, ASSAY_STORE_ERROR_BUSY,
    N_("Another program is writing the project. Try again when it is done.") },
  { ASSAY_DATABASE_ERROR_CANT_OPEN, ASSAY_STORE_ERROR_FAILED,
    N_("The project cannot be opened. Check that its folder exists and that you may use it.") },
  { ASSAY_DATABASE_ERROR_NOT_A_DATABASE, ASSAY_STORE_ERROR_NOT_A_PROJECT,
    N_("The file is not an Assay project. Import it as an article, or choose a file that ends in "
       ".assay.") },
  { ASSAY_DATABASE_ERROR_CORRUPT, ASSAY_STORE_ERROR_CORRUPT,
    N_("The project is damaged. Open a backup of it, or ask a colleague for their copy.") },
  { ASSAY_DATABASE_ERROR_FULL, ASSAY_STORE_ERROR_FULL,
    N_("There is no space left for the project. The last change was not made; everything before it "
       "is kept. Free some space and try again.") },
  { ASSAY_DATABASE_ERROR_READ_ONLY, ASSAY_STORE_ERROR_READ_ONLY,
    N_("The project cannot be changed here. Make a copy of it where you may write.") },
  { ASSAY_DATABASE_ERROR_IO, ASSAY_STORE_ERROR_FAILED,
    N_("The disk does not read or write the project. Check that it is still connected, and make a "
       "copy of the project elsewhere.") },
};

/**
 * assay_store_fail:
 * @code: what sort of failure it is
 * @format: a sentence that says what is wrong and what to do, translated
 *
 * Returns: %FALSE always, so that it can end a function
 */
gboolean
assay_store_fail (AssayStoreError   code,
                  GError          **error,
                  const char       *format,
                  ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (ASSAY_STORE_ERROR, code, format, arguments);
  va_end (arguments);
  return FALSE;
}

/*< private >
 * assay_store_explain:
 * @error: (inout): what went wrong, perhaps in the words of the database
 *
 * Returns: %FALSE always, so that it can end a function
 */
gboolean
assay_store_explain (AssayStore  *self,
                     GError     **error)
{
  g_autoptr (GError) cause = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != ASSAY_DATABASE_ERROR)
    return FALSE;

  cause = g_steal_pointer (error);
  for (guint i = 0; i < G_N_ELEMENTS (explanations); i++)
    if (cause->code == (int) explanations[i].cause)
      {
        g_set_error_literal (error, ASSAY_STORE_ERROR, explanations[i].code,
                             _(explanations[i].advice));
        return FALSE;
      }
  if (cause->code == ASSAY_DATABASE_ERROR_INTERRUPTED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                 _("The project could not be read or written: %s"), cause->message);
  return FALSE;
}
