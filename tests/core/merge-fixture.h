/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-merge.h"
#include "store-fixture.h"

G_BEGIN_DECLS

char             *merge_fixture_get_path      (StoreFixture *fixture,
                                               const char   *name);
AssayStore       *merge_fixture_open          (const char   *path,
                                               const char   *annotator,
                                               const char   *name);
void              merge_fixture_close         (AssayStore   *store);
void              merge_fixture_copy          (const char   *from,
                                               const char   *to);
AssayUniteReport *merge_fixture_merge         (AssayStore   *store,
                                               const char   *path);
void              merge_fixture_merge_cleanly (AssayStore   *store,
                                               const char   *path);
void              merge_fixture_tag           (AssayStore   *store,
                                               const char   *article,
                                               AssaySpan     span,
                                               const char   *kind);
guint             merge_fixture_count_tags    (AssayStore   *store);
void              merge_fixture_verify        (AssayStore   *store);

G_END_DECLS
