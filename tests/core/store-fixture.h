/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

#define FIXTURE_ANNOTATOR "11111111-1111-4111-8111-111111111111"
#define FIXTURE_COLLEAGUE "22222222-2222-4222-8222-222222222222"

/* A project of one article in a folder of its own. */
typedef struct
{
  char       *folder;
  char       *path;
  AssayStore *store;
  char       *article;      /* id of the article */
} StoreFixture;

void  store_fixture_set_up    (StoreFixture    *fixture,
                               gconstpointer    data);
void  store_fixture_tear_down (StoreFixture    *fixture,
                               gconstpointer    data);
void  store_fixture_reopen    (StoreFixture    *fixture,
                               AssayStoreFlags  flags);
void  store_fixture_remove    (const char      *folder);
char *store_fixture_import    (AssayStore      *store,
                               const char      *text,
                               const char      *name);

#define store_fixture_add(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

G_END_DECLS
