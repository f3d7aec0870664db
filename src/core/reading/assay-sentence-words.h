/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-sentence-tail.h"

G_BEGIN_DECLS

/**
 * AssayStoppedWord:
 * @start: where it begins
 * @length: its length in bytes
 * @letters: how many letters it has
 * @digits: how many digits
 * @dots: how many full stops inside
 * @longest: how many letters stand between two of them, at most
 * @first: its first character
 * @lower: whether none of its letters is a capital
 * @flags: what the lexicon says of it as an abbreviation
 *
 * The word before a full stop.
 */
typedef struct
{
  const char     *start;
  gsize           length;
  guint           letters;
  guint           digits;
  guint           dots;
  guint           longest;
  gunichar        first;
  gboolean        lower;
  AssayWordFlags  flags;
} AssayStoppedWord;

/**
 * AssayFollower:
 * @start: where the first word begins, past quotes and dashes
 * @first: its first character, 0 at the end of the block
 * @spaced: whether white space stands before it
 * @quoted: whether a quote opens before it
 * @bracketed: whether a bracket opens before it
 * @dashed: whether a dash stands before it
 *
 * What stands behind a possible end.
 */
typedef struct
{
  const char *start;
  gunichar    first;
  gboolean    spaced;
  gboolean    quoted;
  gboolean    bracketed;
  gboolean    dashed;
} AssayFollower;

gboolean assay_sentence_is_informal       (const AssaySentenceScene *scene);

void     assay_stopped_word_read          (AssayStoppedWord         *word,
                                           const AssaySentenceScene *scene,
                                           const char               *stop);
gboolean assay_stopped_word_is_list_label (const AssaySentenceScene *scene,
                                           const AssayStoppedWord   *word);
gboolean assay_stopped_word_is_dotted     (const AssayStoppedWord   *word);
gboolean assay_stopped_word_lacks_vowels  (const AssayStoppedWord   *word);
gboolean assay_stopped_word_is_plain      (const AssaySentenceScene *scene,
                                           const AssayStoppedWord   *word);

void     assay_follower_read              (AssayFollower            *follower,
                                           const AssaySentenceScene *scene,
                                           const char               *p);
gboolean assay_follower_starts_sentence   (const AssaySentenceScene *scene,
                                           const AssayFollower      *follower);
gboolean assay_follower_may_start         (const AssaySentenceScene *scene,
                                           const AssayFollower      *follower);
gboolean assay_follower_is_capitalised    (const AssaySentenceScene *scene,
                                           const AssayFollower      *follower);

G_END_DECLS
