#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the program takes from its start to a window on the screen, beside the barest program of GTK.

bench-start.py BARE ASSAY FILE: in turn, with medians; FILE is a project or an article.
"""

import shutil
import statistics
import subprocess
import sys
import time

RUNS = 9


def time_start(command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - start < 60:
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(process.pid)],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            if found.stdout:
                return (time.monotonic() - start) * 1000
        sys.exit(f'{command[0]} shows no window')
    finally:
        process.terminate()
        process.wait()


def main():
    bare, assay, file = sys.argv[1:]
    if shutil.which('xdotool') is None:
        print('xdotool is not installed')
        return
    times = {bare: [], assay: []}
    for run in range(RUNS + 1):
        for command in ([bare], [assay, file]):
            spent = time_start(command)
            # The first of each fills the caches.
            if run > 0:
                times[command[0]].append(spent)
    floor, start = (statistics.median(times[program]) for program in (bare, assay))
    print(f'start to window            {start:9.0f} ms; a bare window {floor:.0f} ms, ratio {start / floor:.2f}')


main()
