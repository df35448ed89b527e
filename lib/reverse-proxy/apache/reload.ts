/**
 * Makes process 1 read its configuration again. Apache lets processes of the old one go on as long as their last request
 * lasts, a websocket for days: those that are left from the reload before this one are ended, or there would be more of
 * them with every release. One that drains hears no other signal.
 *
 * @param processes how many serve the present configuration; they are the youngest
 */
export function reloadCommand(processes: number): string[] {
  const script = [
    "stats=$(grep -ls '^PPid:.1$' /proc/[0-9]*/status | sed 's/us$//')",
    `old=$(for stat in $stats; do cut -d ' ' -f 1,22 $stat; done | sort -n -k 2 | head -n -${processes} | cut -d ' ' -f 1)`,
    '[ -z "$old" ] || kill -KILL $old',
    "kill -USR1 1",
  ];
  return ["sh", "-c", script.join("\n")];
}
