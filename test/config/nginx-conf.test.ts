import {
  block, comment, directive, expression, rawDirectives, renderNginxConf, variable, type NginxArgument,
} from "../../lib/config/nginx-conf";

const line = (...args: NginxArgument[]): string => renderNginxConf([directive("d", ...args)]);

describe("renderNginxConf", () => {
  test("writes a whole file", () => {
    const conf = renderNginxConf([
      comment("made by a test\nin two lines"),
      directive("worker_processes", 2),
      block("events", [], [directive("worker_connections", 1024)]),
      block("http", [], [
        block("map", [variable("http_upgrade"), variable("connection_upgrade")], [
          directive("default", "upgrade"),
          directive("", ""),
          directive(expression("~^a(?<x>.*)$"), variable("x")),
        ]),
        block("upstream", ["app"], [directive("zone", "app", "64k")]),
        block("server", [], [
          directive("listen", 8080, "default_server"),
          directive("server_name", "*.example.com", "~^www\\d+\\.example\\.com"),
          rawDirectives(`
            add_header X-Raw "a
   b";

            location /raw/ {
              return 204;
            }
          `),
          block("if", ["(", variable("host"), "=", "a b", ")"], [directive("return", 444)]),
          block("location", ["~", expression("\\.php$")], [directive("return", 404)]),
          block("location", ["^~", "/"], [
            directive("proxy_set_header", "Host", expression("$host$is_request_port$request_port")),
            directive("add_header", "X-Text", "say \"hi\" \\ there; {all} # of 'you'"),
          ]),
          block("location", ["/empty"], []),
        ]),
      ]),
    ]);
    expect(conf).toMatchInlineSnapshot(`
      "# made by a test
      # in two lines
      worker_processes 2;
      events {
          worker_connections 1024;
      }
      http {
          map $http_upgrade $connection_upgrade {
              default upgrade;
              "" "";
              ~^a(?<x>.*)$ $x;
          }
          upstream app {
              zone app 64k;
          }
          server {
              listen 8080 default_server;
              server_name *.example.com "~^www\\\\d+\\\\.example\\\\.com";
              add_header X-Raw "a
         b";

              location /raw/ {
                return 204;
              }
              if ( $host = "a b" ) {
                  return 444;
              }
              location ~ "\\\\.php$" {
                  return 404;
              }
              location ^~ / {
                  proxy_set_header Host $host$is_request_port$request_port;
                  add_header X-Text "say \\"hi\\" \\\\ there; {all} # of 'you'";
              }
              location /empty {
              }
          }
      }
      "
    `);
  });

  test("is empty without directives", () => {
    expect(renderNginxConf([])).toBe("");
  });

  test.each([
    ["a", "a"], ["", '""'], ["a b", '"a b"'], ["a;b", '"a;b"'], ["}", '"}"'], ["{", '"{"'], ["#", '"#"'],
    ["'", `"'"`], ['"', '"\\""'], ["\\", '"\\\\"'], ["\\n", '"\\\\n"'], ["\\\\", '"\\\\\\\\"'],
    ["é\u2028😀", '"é\u2028😀"'], ["a=b:c/d", "a=b:c/d"], ["%{x}", '"%{x}"'], [0, "0"], [-1.5, "-1.5"],
  ])("writes the literal argument %j as %s", (argument, written) => {
    expect(line(argument)).toBe(`d ${written};\n`);
  });

  test.each([
    ["$host", "$host"], ["${host}x", '"${host}x"'], ["$a $b", '"$a $b"'], ['"$a"', '"\\"$a\\""'], ["^/a$", "^/a$"],
  ])("writes the expression %j as %s", (text, written) => {
    expect(line(expression(text))).toBe(`d ${written};\n`);
  });

  test.each(["$", "$host", "a${b}", "${TfToken[TOKEN.1]}"])("refuses the literal argument %j", (argument) => {
    expect(() => line(argument)).toThrow(/must not contain "\$", which nginx cannot escape.*use expression\(\)/);
  });

  test("names directive, value and way out", () => {
    expect(() => line("cost: $5")).toThrow(
      'an argument of nginx directive "d" must not contain "$", which nginx cannot escape, got "cost: $5"; ' +
        "use expression() if a variable or the end of a pattern is meant",
    );
  });

  test.each(["a\nb", "a\rb", "a\tb", "a\0", "\u007f", "\u0085", "\ud800"])("refuses the argument %j", (text) => {
    expect(() => line(text)).toThrow("must be one line without control characters");
    expect(() => line(expression(text))).toThrow("must be one line without control characters");
    expect(() => renderNginxConf([directive(text)])).toThrow("must be one line without control characters");
  });

  test.each([NaN, Infinity, 1e21, 1e-7, -1.8881545897087503e289])("refuses the number %d", (number) => {
    expect(() => line(number)).toThrow("must be a number in plain decimal notation");
  });

  test("refuses an argument longer than nginx's buffer", () => {
    expect(line("x".repeat(4095))).toHaveLength(4095 + "d ;\n".length);
    expect(() => line("x".repeat(4096))).toThrow("must take at most 4095 bytes, got 4096");
    expect(() => line('"'.repeat(2047))).toThrow("must take at most 4095 bytes, got 4096");
    expect(() => renderNginxConf([comment("x".repeat(4094))])).toThrow("must take at most 4095 bytes, got 4096");
  });

  test.each(["a\rb", "a\0b", "\u001b[0m"])("refuses the comment %j", (text) => {
    expect(() => renderNginxConf([comment(text)])).toThrow("must not contain control characters");
  });

  test("keeps every line of a comment a comment", () => {
    expect(renderNginxConf([comment("a\n} b;\n\nc")])).toBe("# a\n# } b;\n#\n# c\n");
  });
});

describe("variable", () => {
  test.each(["$host", "", "a-b", "a b", "1", "{host}"])("refuses the name %j", (name) => {
    expect(() => variable(name)).toThrow('letters, digits and "_"');
  });
});

describe("rawDirectives", () => {
  const render = (text: string): string => renderNginxConf([block("b", [], [rawDirectives(text)])]);

  test.each([
    "listen 80;", "a {}", "a { b { c d; } }", "# } {", 'a "}";', "a '{';", 'a "\\"}";', "a b\\;c;", "a b};",
    "a ${b}c;", 'a "#";', "a b#c;", "a b'c;", "a \\ b;", "",
  ])("takes %j", (text) => {
    expect(render(text)).toBe(`b {\n${text && `    ${text}\n`}}\n`);
  });

  test.each([
    ["}", 'not close a "{"'], ["} server {", 'not close a "{"'], ["a {", 'close every "{"'],
    ['a "b;', 'close every "'], ["a 'b;", "close every '"], ['a "b\\";', 'close every "'],
    ["a b", 'end in ";" or "}"'], ["a b; c", 'end in ";"'], ["a { b; } c", 'end in ";"'], ["a b\\", 'end in ";"'],
    ["a \\;", 'end in ";"'], ["a; # }\n}", 'not close a "{"'], ["a b}c{", 'close every "{"'],
    ["a {\n\u00a0}", 'close every "{"'], ["a\0;", "control characters"], ["a\rb;", "control characters"],
    ["\ud800;", "control characters"],
  ])("refuses %j", (text, message) => {
    expect(() => rawDirectives(text)).toThrow(message);
  });

  test("refuses a raw entry that was written by hand as well", () => {
    expect(() => renderNginxConf([{ raw: "} server {" }])).toThrow('not close a "{"');
  });

  test("accepts Windows line ends", () => {
    expect(render("a;\r\nb;\r\n")).toBe("b {\n    a;\n    b;\n}\n");
  });

  test("does not touch lines that begin inside a word", () => {
    expect(render("  a 'x\n  y'\n    z\\\n  z;")).toBe("b {\n    a 'x\n  y'\n      z\\\n  z;\n}\n");
  });

  test("reads long hostile text in linear time", () => {
    expect(() => rawDirectives('"\\'.repeat(100_000))).toThrow("raw nginx directives must");
  });
});
