// What `parley --help` prints.

export const HELP = `Parley: a private voice assistant. You talk, it answers aloud, nothing leaves the computer.

parley ask FILE.wav [FILE.wav …]   each file is one spoken turn of one conversation, in real time
    --mode duplex|ptt              duplex (default): the engine finds the end of the turn; ptt: the file's end
    --tier fast|balanced|quality   which models answer (default balanced)
    --llm ID                       another language model than the tier has, one of your own too (see parley models list)
    --stt ID                       another recogniser than the tier has: its words stand (see parley models list); those
                                   shown while you speak stay with the tier's quick one
    --silence-ms MS                silence that ends a turn in duplex mode (default 500); less behind words that
                                   sound finished, more behind words that do not
    --voice ID  --speed X          who speaks, and how fast (0.5 to 2)
    --language CODE|auto           what you speak (default: what the voice speaks); the reply is in it, spoken by a
                                   voice of it where there is one (en, es, fr, it, pt), else written
    --stt URL#MODEL  --llm URL#MODEL  --tts URL#MODEL#VOICE
                                   servers that speak the OpenAI API instead of the built-in engines, which go on
                                   where one fails (docs/endpoints.md); key from PARLEY_API_KEY
    --json                         NDJSON on stdout
    --reply PATH                   the reply as WAV (a folder where there are several files)
    --record FILE.wav              stereo: left the microphone as fed, right the assistant as played
    --waterfall FILE.svg           where the milliseconds of every turn went
    --barge-in FILE.wav@MS         starts on the microphone MS after the first audible sample of the reply;
                                   may be given several times
    --metrics PORT                 Prometheus' /metrics and /health on 127.0.0.1 while it runs (0: a free port, which is
                                   said); with PARLEY_METRICS_TOKEN set, only to who sends it as a bearer token
                                   timers and reminders, volume and pace that are asked for last as long as the
                                   command, which waits for none of them; the app keeps its own
parley transcribe FILE.wav         [--json] [--partials] [--model ID] [--language CODE]
parley say TEXT --out FILE.wav     [--voice ID] [--language CODE] [--speed X] [--json]
parley bench [FILE.wav …]          how fast this machine is: P50, P90, P95, P99, cold turns apart from warm ones; with
                                   recordings of yours, each a spoken turn, instead of the bundled ones
    --tier fast|balanced|quality|all   all: one after another, balanced's figures first of all
    --peers                        the sequential pipeline on the same recordings, in the same run
    --quick                        a minute or two: only the medians say something
    --json FILE  --html FILE       all figures; one page with tables and waterfalls that needs nothing else
    --baseline FILE                compares ratios to the sequential pipeline (never times) with an earlier --json,
                                   such as bench/baseline.json; status 6 where one is over 35 % worse
parley bench talk                  whole dialogues by several voices: how many replies are right, what is claimed
                                   falsely, declined or leaked, how much is misheard, and how long each answer takes
    --typed                        the text instead of speech: a quick check of what is said, without times
    --only NAME[,NAME…]            some of the dialogues, by id or kind
    --tier T  --llm ID  --stt ID   which models answer, and which one hears
    --json FILE  --text FILE       all figures and turns; the dialogues side by side, for people to judge
    --baseline FILE                compares with an earlier --json; status 6 where it is worse
parley bench people                people as they are: who hesitate, make lists, spell, whisper, have a television on or talk
                                   to each other; who is cut off, and how long the others wait
    --silence MS                   as in ask (default 500)
    --only KIND[,KIND…]  --tier T  --json FILE
parley bench load --sessions N[,N…]   simulated people at once: how many this machine answers in time, and what breaks
    --turns N  --budget MS         turns that each says (default 6); what P95 may take (default 1000)
    --llm URL#MODEL                a server instead of the built-in model, as in ask
    --seed N  --tier T  --json FILE  [FILE.wav …]
parley bench compare A.json B.json [FILE.wav …]   two sets of settings over the same recordings, interleaved, with 95 %
                                   intervals; or two reports of bench --json, side by side (docs/experiments.md)
    --rounds N  --seed N  --json FILE
parley bench hostile                words that only sound like commands, while a timer runs: what is done that nobody asked for
    --only ID|KIND  --tier T  --json FILE
parley bench soak                   500 turns of every kind and 8 hours of nothing, with what is held of memory, handles and
                                   processes meanwhile, and how fast it answers in the end (Linux; docs/reliability.md)
    --turns N  --idle-hours N  --rests N  --tier T  --json FILE
    --page FILE.md                 writes the table between its marks
parley models list|pull|verify|remove [ID …]   list and verify with [--json]; pull --default: what the app begins with
parley models add FILE.gguf | OWNER/NAME[:QUANT]
                                   a language model of your own, from a file or from the model hub, which is shown (size,
                                   licence, revision, checksum) and fetched after a yes or with --yes; --id ID names it; [--json]
parley models measure ID           what it takes here and how good its replies are, which makes it a choice for the tier
                                   quality and in the window; of a recogniser, how fast and how well it hears beside the
                                   usual ones; [--no-talk] [--json]
parley doctor [--json]             what the machine has, what is missing and how to get it
parley --press                     presses the talk button of the app that runs, for a key of your desktop
parley demo                        bundled spoken questions through the whole engine

PARLEY_FLAGS=speculation=off,…     switches parts of the engine for an experiment (docs/experiments.md)

Exit status: 0 done, 2 wrong usage, 3 an unusable file, 4 a model is missing or corrupt, 5 an engine failed,
6 slower or worse than the baseline, or too disturbed to tell, 130 or 143 after Ctrl+C or SIGTERM.
`
