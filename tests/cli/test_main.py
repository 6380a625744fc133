"""The command line as a whole: help, errors, exit codes, terminals and pipes."""

import json
import os
import signal
import subprocess
import sys
from importlib import import_module

import pytest

import lantoa
from lantoa.cli import COMMANDS, main
from lantoa.cli.options import KINDS as KINDS_OF_OPTIONS
from lantoa.errors import LantoaError, UserError
from lantoa.graph.find import KINDS
from tests.cli.conftest import LANTOA

HEAVY = (
    "networkx",
    "numpy",
    "openpyxl",
    "oxrdflib",
    "pandas",
    "pyarrow",
    "pyoxigraph",
    "pyshacl",
    "rapidfuzz",
    "rdflib",
    "rich",
)


def modules_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has after running code."""
    code += "\nimport sys; print('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import lantoa",
        "import lantoa; lantoa.__version__",
        "from lantoa.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
        "from lantoa.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass",
        "from lantoa.cli import main\ntry: main(['trace', '--help'])\nexcept SystemExit: pass",
        "from lantoa.cli import main\ntry: main(['load', '--help'])\nexcept SystemExit: pass",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code):
    loaded = modules_after(code)
    assert [name for name in HEAVY if name in loaded] == []


def test_the_help_lists_every_command(run):
    result = run("--help")
    assert result.exit_code == 0
    for name in COMMANDS:
        assert f"  {name} " in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_begins_with_its_line_in_the_list(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0, result.output
    assert COMMANDS[name] in " ".join(result.stdout.split())


def test_the_version_is_that_of_the_package(run):
    assert run("--version").stdout == f"lantoa {lantoa.__version__}\n"


def test_the_kinds_of_the_options_are_those_of_find():
    assert tuple(KINDS) == KINDS_OF_OPTIONS


def test_without_a_command_the_help_is_shown(run):
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


# --- errors ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["traec", "x"], "There is no command 'traec'; did you mean 'trace'?"),
        (["trace"], "Missing argument 'MODEL...'. See 'lantoa trace --help'."),
        (["trace", "x", "--fromat", "json"], "--format"),
        (["trace", "x", "--format", "pdf"], "'pdf' is not one of 'tree', 'text', 'json'"),
        (["trace", "tieng kegn binh yen"], "did you mean 'Tiếng kẻng bình yên'?"),
        (["show", "song da"], "name one exactly"),
        (["place", "xa khong co that"], "'xa khong co that'"),
        (["query", "origns"], "did you mean 'origins'"),
        (["query", "replicas"], "needs --model"),
        (["sparql", "SELECT {"], "malformed"),
        (["export", "everything"], "is not one of 'statements'"),
        (["export", "network", "-o", "x.foo"], "graphml"),
        (["ontology", "Deploiment"], "did you mean 'Deployment'"),
        (["template", "persons", "-o", "x.csv"], "models"),
        (["trace", "x", "--kg", "/nonexistent/kg"], "/nonexistent/kg"),
    ],
)
def test_a_mistake_of_the_user_is_one_sentence_and_exit_code_2(pipe, arguments, sentence, tmp_path):
    done = pipe(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert sentence in done.stderr
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_debug_shows_the_traceback(pipe):
    done = pipe("trace", "qwxz", "--debug")
    assert done.returncode == 2
    assert "Traceback" in done.stderr
    assert "UnknownNameError" in done.stderr


class OurError(LantoaError):
    """A fault of lantoa."""


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (OurError("It broke"), 1, "Error: It broke.\n"),
        (UserError("Do otherwise."), 2, "Error: Do otherwise.\n"),
        (
            ZeroDivisionError("by zero"),
            1,
            "Error: Something went wrong in lantoa (ZeroDivisionError: by zero). "
            "Run it again with --debug and report what it prints.\n",
        ),
        (KeyboardInterrupt(), 130, "Error: Interrupted; what was already stored is kept.\n"),
    ],
)
def test_exit_codes(run, monkeypatch, error, code, sentence):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("lantoa.knowledge_graph.KnowledgeGraph.open", fail)
    result = run("trace", "x")
    assert result.exit_code == code
    assert result.stderr.strip().splitlines()[-1] + "\n" == sentence


WAITING = """
import sys, time
from lantoa.cli import main
class Stdin:
    def isatty(self):
        return False
    def read(self):
        print("waiting", flush=True)
        time.sleep(60)
sys.stdin = Stdin()
main(["sparql", "-"])
"""


def test_an_interruption_ends_the_process_with_130():
    with subprocess.Popen(
        [sys.executable, "-c", WAITING],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted" in said
    assert "Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE")
def test_a_reader_that_stops_reading_is_no_error(kg):
    with subprocess.Popen(
        [*LANTOA, "export", "rdf", "-f", "n-quads", "--kg", str(kg)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        said = process.stderr.read()
        process.wait(timeout=60)
    assert said == b""
    assert process.returncode == 0


# --- terminals and pipes --------------------------------------------------------------------


def test_on_a_terminal_a_trace_is_a_tree_and_in_a_pipe_json(terminal, pipe):
    shown, code = terminal("trace", "tieng keng")
    assert code == 0
    assert "└── " in shown
    assert json.loads(pipe("trace", "tieng keng").stdout)["model"]["label"] == "Tiếng kẻng bình yên"


def test_on_a_terminal_rows_are_a_table_and_in_a_pipe_csv(terminal, pipe):
    shown, code = terminal("find", "keng")
    assert code == 0
    assert "───" in shown
    assert pipe("find", "keng").stdout.splitlines()[0] == "kind,label,match,statements,iri"


def test_in_a_pipe_there_are_no_colours(pipe):
    for arguments in (["trace", "keng", "-f", "tree"], ["find", "keng", "-f", "table"]):
        assert "\x1b" not in pipe(*arguments).stdout


def test_output_is_utf8_whatever_the_locale(pipe):
    done = pipe("trace", "keng", "-f", "text", env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "Tiếng kẻng bình yên" in done.stdout


def test_python_m_lantoa_is_lantoa(pipe):
    assert pipe("--help").stdout.startswith("Usage: lantoa ")


def test_the_module_of_each_command_has_one():
    for name in COMMANDS:
        assert import_module(f"lantoa.cli.{name}").command.name == name


def test_shell_completion_knows_the_commands(pipe):
    done = pipe(
        env={"_LANTOA_COMPLETE": "bash_complete", "COMP_WORDS": "lantoa tr", "COMP_CWORD": "1"}
    )
    assert done.stdout == "plain,trace\n"


def test_main_can_be_called_without_exiting(kg):
    assert main(["info", "--kg", os.fspath(kg)], standalone_mode=False) is None
