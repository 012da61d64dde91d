export const en = {
  again: "Check again",
  caption: "What must always hold",
  checked: "checked {ago}",
  checking: "Checking …",
  example: "Where: {example}",
  holds: "holds",
  just_now: "just now",
  minutes_ago: "{n} min ago",
  rules_hold: "{holding} of {all} rules hold",
  seconds_ago: "{n} s ago",
  title: "Proof",
  title_note: "Nothing dropped, nothing twice, nobody without an owner: each rule is checked against all that is stored.",
  violations_one: "{count} violation",
  violations_other: "{count} violations",
  what_to_do:
    "Something does not hold. Nobody needs to panic: nothing is lost, but show this page to whoever runs Baton. `baton doctor` says more.",
} as const
