/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayName:
 * @family: (nullable): the family name, without particles
 * @given: (nullable): the given names or initials
 * @particle: (nullable): "van", "de la" and the like (CSL's non-dropping-particle)
 * @literal: (nullable): the whole name of an organisation; the others are then %NULL
 *
 * A name as CSL-JSON has it.
 */
typedef struct
{
  char *family;
  char *given;
  char *particle;
  char *literal;
} AssayName;

/**
 * AssayDate:
 * @year: the year, or 0 where there is no date
 * @month: 1 to 12, or 0 where it is not known
 * @day: 1 to 31, or 0 where it is not known
 */
typedef struct
{
  int year;
  int month;
  int day;
} AssayDate;

/**
 * AssayReferenceKind:
 * @ASSAY_REFERENCE_WORK: describes a work in full
 * @ASSAY_REFERENCE_SHORT: ibid., supra or a short form that stands for an earlier entry
 * @ASSAY_REFERENCE_COMMENT: an explanatory note that cites nothing
 */
typedef enum
{
  ASSAY_REFERENCE_WORK,
  ASSAY_REFERENCE_SHORT,
  ASSAY_REFERENCE_COMMENT,
} AssayReferenceKind;

/**
 * AssayReferenceField:
 *
 * What an entry says of a work, each as CSL-JSON names it, and the entry's label.
 */
typedef enum
{
  ASSAY_REFERENCE_FIELD_LABEL,
  ASSAY_REFERENCE_FIELD_TYPE,
  ASSAY_REFERENCE_FIELD_AUTHOR,
  ASSAY_REFERENCE_FIELD_TITLE,
  ASSAY_REFERENCE_FIELD_CONTAINER_TITLE,
  ASSAY_REFERENCE_FIELD_PUBLISHER,
  ASSAY_REFERENCE_FIELD_ISSUED,
  ASSAY_REFERENCE_FIELD_ACCESSED,
  ASSAY_REFERENCE_FIELD_URL,
  ASSAY_REFERENCE_FIELD_DOI,
  ASSAY_REFERENCE_FIELD_VOLUME,
  ASSAY_REFERENCE_FIELD_ISSUE,
  ASSAY_REFERENCE_FIELD_PAGE,
  ASSAY_N_REFERENCE_FIELDS
} AssayReferenceField;

/**
 * AssayReference:
 *
 * An entry of an article's works cited, with its fields in the terms of CSL-JSON 1.0.2.
 * The fields are public for those who fill them; whoever got a reference from an analysis or
 * a store treats it as immutable.
 */
#define ASSAY_TYPE_REFERENCE (assay_reference_get_type ())
G_DECLARE_FINAL_TYPE (AssayReference, assay_reference, ASSAY, REFERENCE, GObject)

struct _AssayReference
{
  GObject            parent_instance;

  AssaySpan          span;            /* of the whole entry, its label included */
  char              *raw;             /* the words of the span */
  char              *label;           /* "1" for "[1]"; NULL without one */
  AssayReferenceKind kind;
  int                refers_to;       /* index of the entry a short form stands for, or -1 */

  char              *type;            /* a CSL type: "webpage", "article-newspaper", … */
  GPtrArray         *authors;         /* of AssayName, never NULL */
  char              *title;
  char              *container_title;
  char              *publisher;
  char              *volume;
  char              *issue;
  char              *page;
  char              *url;
  char              *doi;
  AssayDate          issued;
  AssayDate          accessed;

  guint              corrected;       /* a bit (1 << field) for each field that a person set */
};

AssayReference *assay_reference_new         (void);
void            assay_reference_add_author  (AssayReference *self,
                                             const char     *family,
                                             const char     *given,
                                             const char     *particle,
                                             const char     *literal);
const char     *assay_reference_kind_to_string (AssayReferenceKind kind);

const char     *assay_reference_field_to_string   (AssayReferenceField  field);
gboolean        assay_reference_field_from_string (const char          *name,
                                                   AssayReferenceField *field);
char          **assay_reference_get_text_field    (AssayReference      *self,
                                                   AssayReferenceField  field);
void            assay_reference_copy_field        (AssayReference      *self,
                                                   AssayReference      *from,
                                                   AssayReferenceField  field);

G_END_DECLS
