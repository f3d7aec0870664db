/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes objects as their rows are written. That is done in many places, so what notes them is the
 * connection itself: triggers that live in its memory, never in the file.
 */

#include "config.h"

#include "assay-store-outbox.h"
#include "assay-store-private.h"

/* What goes with the text of an article, and does not by itself where that is kept back. */
#define IN_TEXT_OF(article_id) \
  "SELECT id FROM reference WHERE article = (SELECT row FROM article WHERE id = " article_id ") " \
  "UNION ALL SELECT id FROM citation " \
  "WHERE article = (SELECT row FROM article WHERE id = " article_id ") " \
  "UNION ALL SELECT id FROM boundary " \
  "WHERE article = (SELECT row FROM article WHERE id = " article_id ")"

#define BEFORE_TEXT_OF(article_id) \
  "SELECT older.id FROM succession JOIN article AS older ON older.row = succession.older " \
  "WHERE newer = (SELECT row FROM article WHERE id = " article_id ")"

static const char watch[] =
  "CREATE TEMP TRIGGER IF NOT EXISTS new_article AFTER INSERT ON main.article BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.id, 1); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_provenance AFTER INSERT ON main.provenance BEGIN"
  "  INSERT INTO outbox (object, is_new) SELECT id, 0 FROM article WHERE row = NEW.article; END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_succession AFTER INSERT ON main.succession BEGIN"
  "  INSERT INTO outbox (object, is_new) SELECT id, 0 FROM article WHERE row = NEW.older; END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_annotator AFTER INSERT ON main.annotator BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.id, 1); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_annotation AFTER INSERT ON main.annotation BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.id, 1); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_reference AFTER INSERT ON main.reference BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.id, 1); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_citation AFTER INSERT ON main.citation BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.id, 1); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_boundary AFTER INSERT ON main.boundary BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.id, 1); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_link AFTER INSERT ON main.link BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.id, 1); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_decision AFTER INSERT ON main.decision BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.id, 1); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_basis AFTER INSERT ON main.decision_basis BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.decision, 0); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS new_edit AFTER INSERT ON main.edit BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (NEW.object, 0); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS filled_in AFTER DELETE ON main.withheld BEGIN"
  "  INSERT INTO outbox (object, is_new) VALUES (OLD.object, 0); END;"
  /* What is kept back is not sent, and noted when it is not kept back any more. */
  "CREATE TEMP TRIGGER IF NOT EXISTS kept_back AFTER INSERT ON main.aside"
  "  WHEN NEW.kept_back BEGIN"
  "  DELETE FROM outbox WHERE object = NEW.object OR object IN (" IN_TEXT_OF ("NEW.object") "); END;"
  "CREATE TEMP TRIGGER IF NOT EXISTS let_go AFTER DELETE ON main.aside WHEN OLD.kept_back BEGIN"
  "  INSERT INTO outbox (object, is_new) SELECT OLD.object, 1"
  "    UNION ALL SELECT id, 1 FROM (" IN_TEXT_OF ("OLD.object") ")"
  "    UNION ALL SELECT id, 0 FROM (" BEFORE_TEXT_OF ("OLD.object") "); END;";

static const char unwatch[] =
  "DROP TRIGGER IF EXISTS temp.new_article;"
  "DROP TRIGGER IF EXISTS temp.new_provenance;"
  "DROP TRIGGER IF EXISTS temp.new_succession;"
  "DROP TRIGGER IF EXISTS temp.new_annotator;"
  "DROP TRIGGER IF EXISTS temp.new_annotation;"
  "DROP TRIGGER IF EXISTS temp.new_reference;"
  "DROP TRIGGER IF EXISTS temp.new_citation;"
  "DROP TRIGGER IF EXISTS temp.new_boundary;"
  "DROP TRIGGER IF EXISTS temp.new_link;"
  "DROP TRIGGER IF EXISTS temp.new_decision;"
  "DROP TRIGGER IF EXISTS temp.new_basis;"
  "DROP TRIGGER IF EXISTS temp.new_edit;"
  "DROP TRIGGER IF EXISTS temp.filled_in;"
  "DROP TRIGGER IF EXISTS temp.kept_back;"
  "DROP TRIGGER IF EXISTS temp.let_go;";

/* What is not for others, see assay_aside_keep_back(). */
static const char hold_kept_back[] =
  "DELETE FROM outbox WHERE object IN (SELECT object FROM aside WHERE kept_back)"
  "  OR object IN (SELECT finding.id FROM aside JOIN article ON article.id = aside.object"
  "    JOIN (SELECT id, article FROM reference UNION ALL SELECT id, article FROM citation"
  "      UNION ALL SELECT id, article FROM boundary) AS finding"
  "    ON finding.article = article.row WHERE kept_back)";

/*< private >
 * assay_store_watch_outgoing:
 *
 * Notes from now on which objects get new rows, if the project has a carrier.
 */
gboolean
assay_store_watch_outgoing (AssayStore  *self,
                            GError     **error)
{
  g_autofree char *carrier = assay_store_dup_carrier (self);

  return carrier == NULL || assay_database_execute (self->database, watch, error);
}

/*< private >
 * assay_store_unwatch_outgoing:
 *
 * Notes nothing any more.
 */
gboolean
assay_store_unwatch_outgoing (AssayStore  *self,
                              GError     **error)
{
  return assay_database_execute (self->database, unwatch, error);
}

/*< private >
 * assay_store_hold_kept_back:
 *
 * Takes what is not for others out of what was noted, when all that is here was.
 */
gboolean
assay_store_hold_kept_back (AssayStore  *self,
                            GError     **error)
{
  return assay_database_execute (self->database, hold_kept_back, error);
}
