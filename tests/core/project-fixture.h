/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-project.h"
#include "assay-store.h"

G_BEGIN_DECLS

#define FIXTURE_ANNOTATOR "11111111-1111-4111-8111-111111111111"
#define FIXTURE_COLLEAGUE "22222222-2222-4222-8222-222222222222"

/* Six sentences in two paragraphs. */
#define FIXTURE_TEXT \
  "The port was closed in March. Nobody said why. Trade fell by a third.\n\n" \
  "Ships waited for days. It may have been a test. The Käse went off.\n"

/* A project object with no project open, in a folder of its own, and what its signals said. */
typedef struct
{
  char         *folder;
  char         *path;             /* where a project may be made */
  AssayProject *project;

  guint         n_notified;       /* for a test to count in */
  GPtrArray    *failures;         /* of "what: why" */
  guint         n_sentences_changed;
  guint         n_moved;
  AssaySpan     moved;            /* the last one */
  guint         n_imports;
  guint         n_new;            /* of the last import */
  guint         n_known;
  char        **ids;
  char        **problems;
} ProjectFixture;

void      project_fixture_set_up     (ProjectFixture *fixture,
                                      gconstpointer   data);
void      project_fixture_tear_down  (ProjectFixture *fixture,
                                      gconstpointer   data);

/* As above, with a project of one article that is open. */
void      project_fixture_set_up_article (ProjectFixture *fixture,
                                          gconstpointer   data);

void      project_fixture_listen     (ProjectFixture *fixture);
gboolean  project_fixture_try_open   (AssayProject   *project,
                                      const char     *path,
                                      gboolean        create,
                                      GError        **error);
void      project_fixture_open       (ProjectFixture *fixture);
void      project_fixture_close      (ProjectFixture *fixture);
void      project_fixture_reopen     (ProjectFixture *fixture);
void      project_fixture_import     (ProjectFixture *fixture,
                                      const char     *text,
                                      const char     *name);
void      project_fixture_show       (ProjectFixture *fixture,
                                      const char     *id);
char     *project_fixture_write      (ProjectFixture *fixture,
                                      const char     *name,
                                      const char     *contents);
char     *project_fixture_describe   (AssayProject   *project);
void      project_fixture_assert_quiet (ProjectFixture *fixture);

/* A project that is closed in the window, or a copy of one, as a colleague has it at hand. */
AssayStore *
          project_fixture_open_as    (const char     *path,
                                      const char     *annotator,
                                      const char     *name);
void      project_fixture_tag_as     (AssayStore     *store,
                                      const char     *annotator,
                                      const char     *name,
                                      guint           sentence,
                                      const char     *kind);
void      project_fixture_exchange   (AssayStore     *store,
                                      const char     *folder);
void      project_fixture_close_store (AssayStore    *store);

gpointer  project_fixture_begin_wait (void);
void      project_fixture_end_wait   (gpointer        wait);

/* Lets the main loop run until something is so, and fails where that takes too long. */
#define wait_for(condition)                                  \
  G_STMT_START {                                             \
    gpointer wait_ = project_fixture_begin_wait ();          \
    while (!(condition))                                     \
      g_main_context_iteration (NULL, TRUE);                 \
    project_fixture_end_wait (wait_);                        \
  } G_STMT_END

#define wait_until_idle(fixture) wait_for (!project_fixture_is_busy ((fixture)->project))

gboolean  project_fixture_is_busy    (AssayProject   *project);

G_END_DECLS
