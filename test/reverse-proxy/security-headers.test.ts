import { Apache, type IReverseProxyEngine, Nginx } from "../../lib";
import { Shop } from "../support/shop";
import { BARE, bind, SHOP } from "./sites";

const linesOf = (engine: IReverseProxyEngine, securityHeaders?: boolean): string[] => {
  const { configuration } = bind(engine, [{ ...BARE, securityHeaders }]);
  return configuration.slice(configuration.indexOf("bare.example.com")).split("\n").filter((line) => /^ *(add_header|Header (always )?set) (X-|Ref)/.test(line)).map((line) => line.trim());
};

test("Nginx adds to a site's answers what they lack", () => {
  expect(linesOf(new Nginx()).join("\n")).toMatchInlineSnapshot(`
"add_header X-Content-Type-Options $missing_x_content_type_options always;
add_header Referrer-Policy $missing_referrer_policy always;
add_header X-Frame-Options $missing_x_frame_options always;"
`);
  expect(bind(new Nginx(), [SHOP]).configuration).toContain('map $sent_http_x_frame_options $missing_x_frame_options {\n        default "";\n        "" SAMEORIGIN;\n    }');
});

test("Apache adds to a site's answers what they lack", () => {
  expect(linesOf(new Apache()).join("\n")).toMatchInlineSnapshot(`
"Header always set X-Content-Type-Options nosniff "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Content-Type-Options') == ''"
Header set X-Content-Type-Options nosniff "expr=resp('X-Content-Type-Options') == ''"
Header always set Referrer-Policy strict-origin-when-cross-origin "expr=%{REQUEST_STATUS} -ge 300 && resp('Referrer-Policy') == ''"
Header set Referrer-Policy strict-origin-when-cross-origin "expr=resp('Referrer-Policy') == ''"
Header always set X-Frame-Options SAMEORIGIN "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Frame-Options') == ''"
Header set X-Frame-Options SAMEORIGIN "expr=resp('X-Frame-Options') == ''""
`);
});

test.each<[string, IReverseProxyEngine]>([["Nginx", new Nginx()], ["Apache", new Apache()]])("%s adds nothing to a site that has them switched off", (_, engine) => {
  expect(linesOf(engine, false)).toEqual([]);
  expect(linesOf(engine, true)).toEqual(linesOf(engine));
});

test("one site of a proxy may switch them off", () => {
  const shop = new Shop({ proxy: { securityHeaders: false } });
  const count = (text: string): number => text.split("add_header X-Frame-Options").length - 1;
  expect(count(shop.synth().resourcesText)).toBe(count(new Shop().synth().resourcesText) - 1);
});
