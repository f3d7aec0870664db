/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayActionScope:
 * @ASSAY_ACTION_SCOPE_ALWAYS: whatever has the focus
 * @ASSAY_ACTION_SCOPE_READING: unless something is being typed
 * @ASSAY_ACTION_SCOPE_ARTICLE: only where the article has the focus
 * @ASSAY_ACTION_SCOPE_PANE: only where the article or a list has the focus
 *
 * Where the keys of an action work.
 */
typedef enum
{
  ASSAY_ACTION_SCOPE_ALWAYS,
  ASSAY_ACTION_SCOPE_READING,
  ASSAY_ACTION_SCOPE_ARTICLE,
  ASSAY_ACTION_SCOPE_PANE,
} AssayActionScope;

typedef enum
{
  ASSAY_ACTION_GROUP_TAG,
  ASSAY_ACTION_GROUP_SENTENCE,
  ASSAY_ACTION_GROUP_ARTICLE,
  ASSAY_ACTION_GROUP_WORK,
  ASSAY_ACTION_GROUP_PROJECT,
  ASSAY_ACTION_GROUP_VIEW,
  ASSAY_ACTION_GROUP_GENERAL,
  ASSAY_ACTION_N_GROUPS,
} AssayActionGroup;

/**
 * AssayActionInfo:
 * @name: as widgets and tests activate it: "win.tag"
 * @target: (nullable): the parameter, as g_variant_parse() reads it
 * @keys: the keys, separated by spaces, as gtk_accelerator_parse() reads them; "" without any
 * @title: what it does, untranslated
 * @group: under which heading it is listed
 * @scope: where its keys work
 *
 * Something a person can do.
 */
typedef struct
{
  const char       *name;
  const char       *target;
  const char       *keys;
  const char       *title;
  AssayActionGroup  group;
  AssayActionScope  scope;
} AssayActionInfo;

const AssayActionInfo *
            assay_actions_get_table       (guint                  *n_actions);
const AssayActionInfo *
            assay_actions_find            (const char             *detailed_name);
const char *assay_actions_get_group_title (AssayActionGroup        group);
char       *assay_action_info_dup_detailed_name (const AssayActionInfo *info);
GVariant   *assay_action_info_get_target  (const AssayActionInfo  *info);
char      **assay_action_info_get_keys    (const AssayActionInfo  *info);

void        assay_actions_set_accels      (GtkApplication         *application);
void        assay_actions_install         (GtkWidget              *widget,
                                           AssayActionScope        scope);
gboolean    assay_actions_is_typing       (GtkWidget              *widget);
void        assay_actions_append          (GMenu                  *menu,
                                           const char             *detailed_name);

G_END_DECLS
