/** Canned replies for a newcomer to try: `!wifi` as a comment on a task. */
export const SAMPLE_SCRIPTS = [
  {
    name: 'wifi',
    text: 'Hi {organizer}! The network is **HackNet**, the password `build-something`. No luck? Forget the network, join again, and tell me which room you are in.',
  },
  {
    name: 'coffee',
    text: 'Coffee and snacks are on floor 2, all night long. Is something running out? Tell me what, and we bring more.',
  },
  {
    name: 'rules',
    text: 'The short version:\n\n- teams of two to five\n- code is written here, between start and finish\n- libraries and AI are fine: say which\n\nAsk me about anything else. – {agent}',
  },
];
