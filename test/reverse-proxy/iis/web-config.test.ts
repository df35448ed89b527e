import { withoutDrops } from "../sites";
import { files } from "./sites";

test("the whole web.config of a site", () => {
  expect(withoutDrops(files({ staticFolders: { "/static/": "lib" } })["sites/main/web.config"])).toMatchInlineSnapshot(`
"<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <!-- Made by cdktf-webstack; changes here are lost at the next release. -->
  <system.webServer>
    <rewrite>
      <rules>
        <rule name="webstack-health" stopProcessing="true">
          <match url="^/*-/" />
          <action type="CustomResponse" statusCode="404" statusReason="Not Found" statusDescription="Not Found" />
        </rule>
        <rule name="webstack-hidden" stopProcessing="true">
          <match url="(?:^|/)[.](?!well-known/)" />
          <action type="CustomResponse" statusCode="404" statusReason="Not Found" statusDescription="Not Found" />
        </rule>
        <rule name="webstack-static-0" stopProcessing="true">
          <match url="^static/" />
          <action type="None" />
        </rule>
        <rule name="webstack-pass-on" stopProcessing="true">
          <match url=".*" />
          <serverVariables>
            <set name="HTTP_X_FORWARDED_FOR" value="{REMOTE_ADDR}" />
            <set name="HTTP_X_FORWARDED_PROTO" value="http" />
            <set name="HTTP_X_FORWARDED_HOST" value="{HTTP_HOST}" />
            <set name="HTTP_X_REAL_IP" value="{REMOTE_ADDR}" />
          </serverVariables>
          <action type="Rewrite" url="http://app-main/{R:0}" />
        </rule>
      </rules>
    </rewrite>
    <security>
      <requestFiltering allowDoubleEscaping="true">
        <requestLimits maxAllowedContentLength="10485760" maxUrl="16384" maxQueryString="16384" />
        <fileExtensions>
          <clear />
        </fileExtensions>
        <hiddenSegments>
          <clear />
          <add segment="web.config" />
        </hiddenSegments>
      </requestFiltering>
    </security>
    <httpErrors existingResponse="PassThrough" />
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
  <location path="static">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="01:00:00" />
        <remove fileExtension=".avif" />
        <mimeMap fileExtension=".avif" mimeType="image/avif" />
        <remove fileExtension=".map" />
        <mimeMap fileExtension=".map" mimeType="application/json" />
        <remove fileExtension=".mjs" />
        <mimeMap fileExtension=".mjs" mimeType="text/javascript" />
        <remove fileExtension=".wasm" />
        <mimeMap fileExtension=".wasm" mimeType="application/wasm" />
        <remove fileExtension=".webmanifest" />
        <mimeMap fileExtension=".webmanifest" mimeType="application/manifest+json" />
        <remove fileExtension=".webp" />
        <mimeMap fileExtension=".webp" mimeType="image/webp" />
        <remove fileExtension=".woff2" />
        <mimeMap fileExtension=".woff2" mimeType="font/woff2" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
"
`);
});

test("the whole web.config for names that no site has", () => {
  expect(files()["sites/webstack.unknown/web.config"]).toMatchInlineSnapshot(`
"<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <system.webServer>
    <rewrite>
      <rules>
        <rule name="webstack-unknown-name" stopProcessing="true">
          <match url=".*" />
          <action type="CustomResponse" statusCode="421" statusReason="Misdirected Request" statusDescription="Misdirected Request" />
        </rule>
      </rules>
    </rewrite>
    <httpErrors existingResponse="PassThrough" />
  </system.webServer>
</configuration>
"
`);
});
