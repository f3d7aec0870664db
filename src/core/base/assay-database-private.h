/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "assay-database.h"

G_BEGIN_DECLS

struct _AssayDatabase
{
  sqlite3    *handle;
  GHashTable *statements;      /* SQL to AssayStatement, each prepared once */
  char       *path;
};

gboolean assay_database_fail   (AssayDatabase   *self,
                                int              result,
                                GError         **error);
void     assay_statement_close (AssayStatement  *self);

G_END_DECLS
