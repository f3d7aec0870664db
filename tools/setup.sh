# shellcheck shell=sh disable=SC2034,SC2154
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What run and check share: packages and builds. Sourced by both, with $root naming the source folder.

# A package a line, and what it is for.
build_packages='gcc compiles the programs
libc6-dev has the headers of the C library
meson describes the build
ninja-build runs the build
pkgconf finds the libraries below
libglib2.0-dev is the base of everything
libjson-glib-dev reads and writes JSON
libsqlite3-dev keeps projects
libgtk-4-dev draws the window
libxml2-utils packs the descriptions of the window
gettext translates
dconf-gsettings-backend lets GTK keep settings of its own
fonts-dejavu-core draws letters'

say() {
  printf '%s\n' "$*" >&2
}

die() {
  say "$*"
  exit 1
}

# The lines of a list whose packages are not installed. One that Debian has renamed since counts as installed
# when another package provides it, which is for apt to say.
missing_packages() {
  have=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n${db:Status-Abbrev} ${Provides}\n' 2>/dev/null |
    sed -n 's/^ii *//p' | sed 's/ ([^)]*)//g' | tr -s ', ' '\n')
  printf '%s\n' "$1" | while read -r package reason; do
    printf '%s\n' "$have" | grep -qxF "$package" || printf '%s %s\n' "$package" "$reason"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "Packages can only be installed by root: there is no sudo on this machine. Run as root: $*"
  fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 \
    install --yes --no-install-recommends "$@" >/dev/null
}

# require_packages LIST: installs what is missing, having said what and why.
require_packages() {
  command -v dpkg-query >/dev/null || return 0
  missing=$(missing_packages "$1")
  [ -n "$missing" ] || return 0

  say 'These packages are installed first:'
  printf '%s\n' "$missing" | while read -r package reason; do say "  $package $reason"; done
  packages=$(printf '%s\n' "$missing" | cut -d ' ' -f 1)
  # A machine that has its lists of packages needs no network to find out about them.
  # shellcheck disable=SC2086 # one word a package
  apt_install $packages 2>/dev/null && return 0
  as_root apt-get -qq update || die 'The lists of packages cannot be fetched. Is there a network?'
  # shellcheck disable=SC2086
  apt_install $packages || die 'Not all of the packages could be installed; apt says why above.'
}

# build FOLDER OPTION…: sets the folder up once, then compiles what has changed; quiet unless it fails.
build() {
  folder=$1
  shift
  mkdir -p "$folder"
  log="$folder/output.log"
  if [ ! -f "$folder/build.ninja" ]; then
    say "Setting up ${folder##*/}…"
    meson setup "$@" "$folder" "$root" >"$log" 2>&1 || build_failed "$log"
  fi
  ninja -C "$folder" -n 2>/dev/null | grep -q 'no work to do' && return 0
  say "Building ${folder##*/}…"
  ninja -C "$folder" >"$log" 2>&1 || build_failed "$log"
}

build_failed() {
  tail -n 40 "$1" >&2
  die "The build failed; all it said is in $1."
}
