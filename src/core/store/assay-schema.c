/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of a project file. The shared tables only ever grow, so that two copies of a project merge by
 * set union; the caches are remade from them and from the texts; the local tables belong to one copy.
 */

#include "config.h"

#include "assay-schema.h"

/* Version 1. Migrations are only ever appended: the length of the array is the file's user_version. */
static const char version_1[] =
  /* Shared: grows only. Ids are text, so that any SQLite tool reads them. */
  "CREATE TABLE meta ("
  "  key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE article ("
  "  row INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  text TEXT NOT NULL) STRICT;"
  "CREATE TABLE provenance ("          /* who imported an article, when, from which bytes */
  "  article TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL,"
  "  annotator TEXT NOT NULL, t INTEGER NOT NULL,"
  "  PRIMARY KEY (article, t, sha256, name, annotator)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE annotator (id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE annotation ("
  "  row INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE, article TEXT NOT NULL, annotator TEXT NOT NULL,"
  "  start INTEGER NOT NULL, end INTEGER NOT NULL,"
  "  quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,"
  "  copy_of TEXT, t INTEGER NOT NULL,"
  "  kind TEXT NOT NULL, confidence TEXT, likelihood TEXT, note TEXT) STRICT;"
  "CREATE INDEX annotation_place ON annotation (article, start, id);"
  "CREATE TABLE reference ("           /* only those that a person touched */
  "  id TEXT PRIMARY KEY NOT NULL, article TEXT NOT NULL, annotator TEXT NOT NULL, t INTEGER NOT NULL,"
  "  start INTEGER NOT NULL, end INTEGER NOT NULL, raw TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE citation ("
  "  id TEXT PRIMARY KEY NOT NULL, article TEXT NOT NULL, annotator TEXT NOT NULL, t INTEGER NOT NULL,"
  "  start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE boundary ("
  "  id TEXT PRIMARY KEY NOT NULL, article TEXT NOT NULL, annotator TEXT NOT NULL, t INTEGER NOT NULL,"
  "  position INTEGER NOT NULL, action TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE INDEX boundary_place ON boundary (article, position);"
  "CREATE TABLE link ("
  "  id TEXT PRIMARY KEY NOT NULL, article TEXT NOT NULL, annotator TEXT NOT NULL, t INTEGER NOT NULL,"
  "  source TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE INDEX link_source ON link (source);"
  "CREATE INDEX link_target ON link (target);"
  "CREATE TABLE succession ("
  "  older TEXT NOT NULL, newer TEXT NOT NULL, annotator TEXT NOT NULL, t INTEGER NOT NULL,"
  "  PRIMARY KEY (older, newer)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE edit ("
  "  object TEXT NOT NULL, field TEXT NOT NULL, t INTEGER NOT NULL, r INTEGER NOT NULL,"
  "  value TEXT, annotator TEXT NOT NULL,"
  "  PRIMARY KEY (object, field, t, r)) STRICT, WITHOUT ROWID;";
