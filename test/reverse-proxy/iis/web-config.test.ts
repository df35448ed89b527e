import { files } from "./sites";

test("the whole web.config of a site", () => {
  expect(files({ staticFolders: { "/static/": "lib" } })["sites/main/web.config"]).toMatchInlineSnapshot(`
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
            <set name="HTTP_AUTH_TYPE" value="" />
            <set name="HTTP_AUTH_USER" value="" />
            <set name="HTTP_CF_ACCESS_AUTHENTICATED_USER_EMAIL" value="" />
            <set name="HTTP_CF_ACCESS_JWT_ASSERTION" value="" />
            <set name="HTTP_CF_CONNECTING_IP" value="" />
            <set name="HTTP_CF_CONNECTING_IPV6" value="" />
            <set name="HTTP_CF_IPCOUNTRY" value="" />
            <set name="HTTP_CF_PSEUDO_IPV4" value="" />
            <set name="HTTP_CF_VISITOR" value="" />
            <set name="HTTP_CLIENT_CERT" value="" />
            <set name="HTTP_CLIENT_CERT_CHAIN" value="" />
            <set name="HTTP_CLIENT_IP" value="" />
            <set name="HTTP_CLOUDFRONT_FORWARDED_PROTO" value="" />
            <set name="HTTP_CLOUDFRONT_VIEWER_ADDRESS" value="" />
            <set name="HTTP_DO_CONNECTING_IP" value="" />
            <set name="HTTP_FASTLY_CLIENT_IP" value="" />
            <set name="HTTP_FASTLY_SSL" value="" />
            <set name="HTTP_FLY_CLIENT_IP" value="" />
            <set name="HTTP_FORWARDED" value="" />
            <set name="HTTP_FRONT_END_HTTPS" value="" />
            <set name="HTTP_HTTPS" value="" />
            <set name="HTTP_INCAP_CLIENT_IP" value="" />
            <set name="HTTP_PATH_INFO" value="" />
            <set name="HTTP_PROXY" value="" />
            <set name="HTTP_PROXY_CLIENT_IP" value="" />
            <set name="HTTP_REMOTE_ADDR" value="" />
            <set name="HTTP_REMOTE_EMAIL" value="" />
            <set name="HTTP_REMOTE_GROUPS" value="" />
            <set name="HTTP_REMOTE_HOST" value="" />
            <set name="HTTP_REMOTE_NAME" value="" />
            <set name="HTTP_REMOTE_USER" value="" />
            <set name="HTTP_SSL_CLIENT_CERT" value="" />
            <set name="HTTP_SSL_CLIENT_ISSUER_DN" value="" />
            <set name="HTTP_SSL_CLIENT_SUBJECT_DN" value="" />
            <set name="HTTP_SSL_CLIENT_VERIFY" value="" />
            <set name="HTTP_SCRIPT_NAME" value="" />
            <set name="HTTP_TAILSCALE_USER_LOGIN" value="" />
            <set name="HTTP_TAILSCALE_USER_NAME" value="" />
            <set name="HTTP_TAILSCALE_USER_PROFILE_PIC" value="" />
            <set name="HTTP_TRUE_CLIENT_IP" value="" />
            <set name="HTTP_WL_PROXY_CLIENT_IP" value="" />
            <set name="HTTP_WL_PROXY_SSL" value="" />
            <set name="HTTP_X_ARR_CLIENTCERT" value="" />
            <set name="HTTP_X_AMZN_MTLS_CLIENTCERT" value="" />
            <set name="HTTP_X_AMZN_OIDC_ACCESSTOKEN" value="" />
            <set name="HTTP_X_AMZN_OIDC_DATA" value="" />
            <set name="HTTP_X_AMZN_OIDC_IDENTITY" value="" />
            <set name="HTTP_X_APPENGINE_USER_IP" value="" />
            <set name="HTTP_X_ARR_SSL" value="" />
            <set name="HTTP_X_AUTH_REQUEST_ACCESS_TOKEN" value="" />
            <set name="HTTP_X_AUTH_REQUEST_EMAIL" value="" />
            <set name="HTTP_X_AUTH_REQUEST_GROUPS" value="" />
            <set name="HTTP_X_AUTH_REQUEST_PREFERRED_USERNAME" value="" />
            <set name="HTTP_X_AUTH_REQUEST_REDIRECT" value="" />
            <set name="HTTP_X_AUTH_REQUEST_USER" value="" />
            <set name="HTTP_X_AUTHENTICATED_USER" value="" />
            <set name="HTTP_X_AUTHENTIK_EMAIL" value="" />
            <set name="HTTP_X_AUTHENTIK_GROUPS" value="" />
            <set name="HTTP_X_AUTHENTIK_NAME" value="" />
            <set name="HTTP_X_AUTHENTIK_UID" value="" />
            <set name="HTTP_X_AUTHENTIK_USERNAME" value="" />
            <set name="HTTP_X_AZURE_CLIENTIP" value="" />
            <set name="HTTP_X_AZURE_SOCKETIP" value="" />
            <set name="HTTP_X_CLIENT_CERT" value="" />
            <set name="HTTP_X_CLIENT_DN" value="" />
            <set name="HTTP_X_CLIENT_IP" value="" />
            <set name="HTTP_X_CLIENT_PROTO" value="" />
            <set name="HTTP_X_CLIENT_VERIFY" value="" />
            <set name="HTTP_X_CLUSTER_CLIENT_IP" value="" />
            <set name="HTTP_X_ENVOY_EXTERNAL_ADDRESS" value="" />
            <set name="HTTP_X_ENVOY_ORIGINAL_HOST" value="" />
            <set name="HTTP_X_ENVOY_ORIGINAL_PATH" value="" />
            <set name="HTTP_X_FORWARDED" value="" />
            <set name="HTTP_X_FORWARDED_ACCESS_TOKEN" value="" />
            <set name="HTTP_X_FORWARDED_ADDRESS" value="" />
            <set name="HTTP_X_FORWARDED_BY" value="" />
            <set name="HTTP_X_FORWARDED_CLIENT_CERT" value="" />
            <set name="HTTP_X_FORWARDED_CLIENT_IP" value="" />
            <set name="HTTP_X_FORWARDED_CONTEXT" value="" />
            <set name="HTTP_X_FORWARDED_EMAIL" value="" />
            <set name="HTTP_X_FORWARDED_GROUPS" value="" />
            <set name="HTTP_X_FORWARDED_HTTPS" value="" />
            <set name="HTTP_X_FORWARDED_METHOD" value="" />
            <set name="HTTP_X_FORWARDED_PATH" value="" />
            <set name="HTTP_X_FORWARDED_PORT" value="" />
            <set name="HTTP_X_FORWARDED_PREFERRED_USERNAME" value="" />
            <set name="HTTP_X_FORWARDED_PREFIX" value="" />
            <set name="HTTP_X_FORWARDED_PROTOCOL" value="" />
            <set name="HTTP_X_FORWARDED_PROTOCOL_SCHEME" value="" />
            <set name="HTTP_X_FORWARDED_REMOTE_ADDR" value="" />
            <set name="HTTP_X_FORWARDED_ROOT" value="" />
            <set name="HTTP_X_FORWARDED_SCHEME" value="" />
            <set name="HTTP_X_FORWARDED_SERVER" value="" />
            <set name="HTTP_X_FORWARDED_SSL" value="" />
            <set name="HTTP_X_FORWARDED_TLS_CLIENT_CERT" value="" />
            <set name="HTTP_X_FORWARDED_TLS_CLIENT_CERT_INFO" value="" />
            <set name="HTTP_X_FORWARDED_URI" value="" />
            <set name="HTTP_X_FORWARDED_URL" value="" />
            <set name="HTTP_X_FORWARDED_USER" value="" />
            <set name="HTTP_X_GOOG_AUTHENTICATED_USER_EMAIL" value="" />
            <set name="HTTP_X_GOOG_AUTHENTICATED_USER_ID" value="" />
            <set name="HTTP_X_GOOG_IAP_JWT_ASSERTION" value="" />
            <set name="HTTP_X_HTTP_HOST_OVERRIDE" value="" />
            <set name="HTTP_X_HOST" value="" />
            <set name="HTTP_X_HTTPS" value="" />
            <set name="HTTP_X_MS_CLIENT_PRINCIPAL" value="" />
            <set name="HTTP_X_MS_CLIENT_PRINCIPAL_ID" value="" />
            <set name="HTTP_X_MS_CLIENT_PRINCIPAL_IDP" value="" />
            <set name="HTTP_X_MS_CLIENT_PRINCIPAL_NAME" value="" />
            <set name="HTTP_X_ORIGINAL_FOR" value="" />
            <set name="HTTP_X_ORIGINAL_HOST" value="" />
            <set name="HTTP_X_ORIGINAL_METHOD" value="" />
            <set name="HTTP_X_ORIGINAL_PREFIX" value="" />
            <set name="HTTP_X_ORIGINAL_PROTO" value="" />
            <set name="HTTP_X_ORIGINAL_REMOTE_ADDR" value="" />
            <set name="HTTP_X_ORIGINAL_URI" value="" />
            <set name="HTTP_X_ORIGINAL_URL" value="" />
            <set name="HTTP_X_ORIGINATING_IP" value="" />
            <set name="HTTP_X_PEER_ADDRESS" value="" />
            <set name="HTTP_X_PORT" value="" />
            <set name="HTTP_X_PROTO" value="" />
            <set name="HTTP_X_PROXY_USER" value="" />
            <set name="HTTP_X_PROXYUSER_IP" value="" />
            <set name="HTTP_X_REAL_PORT" value="" />
            <set name="HTTP_X_REMOTE_ADDR" value="" />
            <set name="HTTP_X_REMOTE_EMAIL" value="" />
            <set name="HTTP_X_REMOTE_GROUP" value="" />
            <set name="HTTP_X_REMOTE_GROUPS" value="" />
            <set name="HTTP_X_REMOTE_HOST" value="" />
            <set name="HTTP_X_REMOTE_IP" value="" />
            <set name="HTTP_X_REMOTE_PORT" value="" />
            <set name="HTTP_X_REMOTE_USER" value="" />
            <set name="HTTP_X_REWRITE_URL" value="" />
            <set name="HTTP_X_SSL_CERT" value="" />
            <set name="HTTP_X_SSL_CLIENT_CN" value="" />
            <set name="HTTP_X_SSL_CLIENT_CERT" value="" />
            <set name="HTTP_X_SSL_CLIENT_DN" value="" />
            <set name="HTTP_X_SSL_CLIENT_FINGERPRINT" value="" />
            <set name="HTTP_X_SSL_CLIENT_S_DN" value="" />
            <set name="HTTP_X_SSL_CLIENT_SERIAL" value="" />
            <set name="HTTP_X_SSL_CLIENT_SUBJECT_DN" value="" />
            <set name="HTTP_X_SSL_CLIENT_VERIFY" value="" />
            <set name="HTTP_X_SCHEME" value="" />
            <set name="HTTP_X_SCRIPT_NAME" value="" />
            <set name="HTTP_X_SOURCE_IP" value="" />
            <set name="HTTP_X_SUCURI_CLIENTIP" value="" />
            <set name="HTTP_X_URL_SCHEME" value="" />
            <set name="HTTP_X_VERCEL_FORWARDED_FOR" value="" />
            <set name="HTTP_X_WEBAUTH_USER" value="" />
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
