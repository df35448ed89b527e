import { BLOG, FAR, files } from "./sites";

test("the whole parts of applicationHost.config of two sites", () => {
  expect(files({ staticFolders: { "/static/": "lib" } }, [FAR, BLOG])["build/applicationHost.xml"]).toMatchInlineSnapshot(`
"<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="DefaultAppPool" managedRuntimeVersion="">
        <processModel idleTimeout="00:00:00" />
        <recycling>
          <periodicRestart time="00:00:00" />
        </recycling>
      </add>
    </applicationPools>
    <sites>
      <site name="main" id="1" serverAutoStart="true">
        <application path="/" applicationPool="DefaultAppPool">
          <virtualDirectory path="/" physicalPath="C:\\inetpub\\webstack\\sites\\main" />
          <virtualDirectory path="/static" physicalPath="C:\\inetpub\\webstack\\static\\0" />
        </application>
        <bindings>
          <binding protocol="http" bindingInformation="*:80:shop.example.com" />
          <binding protocol="http" bindingInformation="*:80:*.shop.example.com" />
        </bindings>
      </site>
      <site name="blog" id="2" serverAutoStart="true">
        <application path="/" applicationPool="DefaultAppPool">
          <virtualDirectory path="/" physicalPath="C:\\inetpub\\webstack\\sites\\blog" />
          <virtualDirectory path="/static" physicalPath="C:\\inetpub\\webstack\\static\\0" />
        </application>
        <bindings>
          <binding protocol="http" bindingInformation="*:80:blog.example.com" />
        </bindings>
      </site>
      <site name="webstack.unknown" id="3" serverAutoStart="true">
        <application path="/" applicationPool="DefaultAppPool">
          <virtualDirectory path="/" physicalPath="C:\\inetpub\\webstack\\sites\\webstack.unknown" />
        </application>
        <bindings>
          <binding protocol="http" bindingInformation="*:80:" />
        </bindings>
      </site>
      <site name="webstack.status" id="4" serverAutoStart="true">
        <application path="/" applicationPool="DefaultAppPool">
          <virtualDirectory path="/" physicalPath="C:\\inetpub\\webstack\\sites\\webstack.status" />
        </application>
        <bindings>
          <binding protocol="http" bindingInformation="127.0.0.1:8081:" />
        </bindings>
      </site>
    </sites>
  </system.applicationHost>
  <system.webServer>
    <proxy enabled="true" preserveHostHeader="true" reverseRewriteHostInResponseHeaders="false" xForwardedForHeaderName="" includePortInXForwardedFor="false" arrResponseHeader="false" minResponseBuffer="0">
      <cache enabled="false" />
    </proxy>
    <rewrite>
      <allowedServerVariables>
        <add name="HTTP_X_FORWARDED_FOR" />
        <add name="HTTP_X_FORWARDED_PROTO" />
        <add name="HTTP_X_FORWARDED_HOST" />
        <add name="HTTP_X_REAL_IP" />
        <add name="HTTP_AUTH_TYPE" />
        <add name="HTTP_AUTH_USER" />
        <add name="HTTP_CF_ACCESS_AUTHENTICATED_USER_EMAIL" />
        <add name="HTTP_CF_ACCESS_JWT_ASSERTION" />
        <add name="HTTP_CF_CONNECTING_IP" />
        <add name="HTTP_CF_CONNECTING_IPV6" />
        <add name="HTTP_CF_IPCOUNTRY" />
        <add name="HTTP_CF_PSEUDO_IPV4" />
        <add name="HTTP_CF_VISITOR" />
        <add name="HTTP_CLIENT_CERT" />
        <add name="HTTP_CLIENT_CERT_CHAIN" />
        <add name="HTTP_CLIENT_IP" />
        <add name="HTTP_CLOUDFRONT_FORWARDED_PROTO" />
        <add name="HTTP_CLOUDFRONT_VIEWER_ADDRESS" />
        <add name="HTTP_DO_CONNECTING_IP" />
        <add name="HTTP_FASTLY_CLIENT_IP" />
        <add name="HTTP_FASTLY_SSL" />
        <add name="HTTP_FLY_CLIENT_IP" />
        <add name="HTTP_FORWARDED" />
        <add name="HTTP_FRONT_END_HTTPS" />
        <add name="HTTP_HTTPS" />
        <add name="HTTP_INCAP_CLIENT_IP" />
        <add name="HTTP_PATH_INFO" />
        <add name="HTTP_PROXY" />
        <add name="HTTP_PROXY_CLIENT_IP" />
        <add name="HTTP_REMOTE_ADDR" />
        <add name="HTTP_REMOTE_EMAIL" />
        <add name="HTTP_REMOTE_GROUPS" />
        <add name="HTTP_REMOTE_HOST" />
        <add name="HTTP_REMOTE_NAME" />
        <add name="HTTP_REMOTE_USER" />
        <add name="HTTP_SSL_CLIENT_CERT" />
        <add name="HTTP_SSL_CLIENT_ISSUER_DN" />
        <add name="HTTP_SSL_CLIENT_SUBJECT_DN" />
        <add name="HTTP_SSL_CLIENT_VERIFY" />
        <add name="HTTP_SCRIPT_NAME" />
        <add name="HTTP_TAILSCALE_USER_LOGIN" />
        <add name="HTTP_TAILSCALE_USER_NAME" />
        <add name="HTTP_TAILSCALE_USER_PROFILE_PIC" />
        <add name="HTTP_TRUE_CLIENT_IP" />
        <add name="HTTP_WL_PROXY_CLIENT_IP" />
        <add name="HTTP_WL_PROXY_SSL" />
        <add name="HTTP_X_ARR_CLIENTCERT" />
        <add name="HTTP_X_AMZN_MTLS_CLIENTCERT" />
        <add name="HTTP_X_AMZN_OIDC_ACCESSTOKEN" />
        <add name="HTTP_X_AMZN_OIDC_DATA" />
        <add name="HTTP_X_AMZN_OIDC_IDENTITY" />
        <add name="HTTP_X_APPENGINE_USER_IP" />
        <add name="HTTP_X_ARR_SSL" />
        <add name="HTTP_X_AUTH_REQUEST_ACCESS_TOKEN" />
        <add name="HTTP_X_AUTH_REQUEST_EMAIL" />
        <add name="HTTP_X_AUTH_REQUEST_GROUPS" />
        <add name="HTTP_X_AUTH_REQUEST_PREFERRED_USERNAME" />
        <add name="HTTP_X_AUTH_REQUEST_REDIRECT" />
        <add name="HTTP_X_AUTH_REQUEST_USER" />
        <add name="HTTP_X_AUTHENTICATED_USER" />
        <add name="HTTP_X_AUTHENTIK_EMAIL" />
        <add name="HTTP_X_AUTHENTIK_GROUPS" />
        <add name="HTTP_X_AUTHENTIK_NAME" />
        <add name="HTTP_X_AUTHENTIK_UID" />
        <add name="HTTP_X_AUTHENTIK_USERNAME" />
        <add name="HTTP_X_AZURE_CLIENTIP" />
        <add name="HTTP_X_AZURE_SOCKETIP" />
        <add name="HTTP_X_CLIENT_CERT" />
        <add name="HTTP_X_CLIENT_DN" />
        <add name="HTTP_X_CLIENT_IP" />
        <add name="HTTP_X_CLIENT_PROTO" />
        <add name="HTTP_X_CLIENT_VERIFY" />
        <add name="HTTP_X_CLUSTER_CLIENT_IP" />
        <add name="HTTP_X_ENVOY_EXTERNAL_ADDRESS" />
        <add name="HTTP_X_ENVOY_ORIGINAL_HOST" />
        <add name="HTTP_X_ENVOY_ORIGINAL_PATH" />
        <add name="HTTP_X_FORWARDED" />
        <add name="HTTP_X_FORWARDED_ACCESS_TOKEN" />
        <add name="HTTP_X_FORWARDED_ADDRESS" />
        <add name="HTTP_X_FORWARDED_BY" />
        <add name="HTTP_X_FORWARDED_CLIENT_CERT" />
        <add name="HTTP_X_FORWARDED_CLIENT_IP" />
        <add name="HTTP_X_FORWARDED_CONTEXT" />
        <add name="HTTP_X_FORWARDED_EMAIL" />
        <add name="HTTP_X_FORWARDED_GROUPS" />
        <add name="HTTP_X_FORWARDED_HTTPS" />
        <add name="HTTP_X_FORWARDED_METHOD" />
        <add name="HTTP_X_FORWARDED_PATH" />
        <add name="HTTP_X_FORWARDED_PORT" />
        <add name="HTTP_X_FORWARDED_PREFERRED_USERNAME" />
        <add name="HTTP_X_FORWARDED_PREFIX" />
        <add name="HTTP_X_FORWARDED_PROTOCOL" />
        <add name="HTTP_X_FORWARDED_PROTOCOL_SCHEME" />
        <add name="HTTP_X_FORWARDED_REMOTE_ADDR" />
        <add name="HTTP_X_FORWARDED_ROOT" />
        <add name="HTTP_X_FORWARDED_SCHEME" />
        <add name="HTTP_X_FORWARDED_SERVER" />
        <add name="HTTP_X_FORWARDED_SSL" />
        <add name="HTTP_X_FORWARDED_TLS_CLIENT_CERT" />
        <add name="HTTP_X_FORWARDED_TLS_CLIENT_CERT_INFO" />
        <add name="HTTP_X_FORWARDED_URI" />
        <add name="HTTP_X_FORWARDED_URL" />
        <add name="HTTP_X_FORWARDED_USER" />
        <add name="HTTP_X_GOOG_AUTHENTICATED_USER_EMAIL" />
        <add name="HTTP_X_GOOG_AUTHENTICATED_USER_ID" />
        <add name="HTTP_X_GOOG_IAP_JWT_ASSERTION" />
        <add name="HTTP_X_HTTP_HOST_OVERRIDE" />
        <add name="HTTP_X_HOST" />
        <add name="HTTP_X_HTTPS" />
        <add name="HTTP_X_MS_CLIENT_PRINCIPAL" />
        <add name="HTTP_X_MS_CLIENT_PRINCIPAL_ID" />
        <add name="HTTP_X_MS_CLIENT_PRINCIPAL_IDP" />
        <add name="HTTP_X_MS_CLIENT_PRINCIPAL_NAME" />
        <add name="HTTP_X_ORIGINAL_FOR" />
        <add name="HTTP_X_ORIGINAL_HOST" />
        <add name="HTTP_X_ORIGINAL_METHOD" />
        <add name="HTTP_X_ORIGINAL_PREFIX" />
        <add name="HTTP_X_ORIGINAL_PROTO" />
        <add name="HTTP_X_ORIGINAL_REMOTE_ADDR" />
        <add name="HTTP_X_ORIGINAL_URI" />
        <add name="HTTP_X_ORIGINAL_URL" />
        <add name="HTTP_X_ORIGINATING_IP" />
        <add name="HTTP_X_PEER_ADDRESS" />
        <add name="HTTP_X_PORT" />
        <add name="HTTP_X_PROTO" />
        <add name="HTTP_X_PROXY_USER" />
        <add name="HTTP_X_PROXYUSER_IP" />
        <add name="HTTP_X_REAL_PORT" />
        <add name="HTTP_X_REMOTE_ADDR" />
        <add name="HTTP_X_REMOTE_EMAIL" />
        <add name="HTTP_X_REMOTE_GROUP" />
        <add name="HTTP_X_REMOTE_GROUPS" />
        <add name="HTTP_X_REMOTE_HOST" />
        <add name="HTTP_X_REMOTE_IP" />
        <add name="HTTP_X_REMOTE_PORT" />
        <add name="HTTP_X_REMOTE_USER" />
        <add name="HTTP_X_REWRITE_URL" />
        <add name="HTTP_X_SSL_CERT" />
        <add name="HTTP_X_SSL_CLIENT_CN" />
        <add name="HTTP_X_SSL_CLIENT_CERT" />
        <add name="HTTP_X_SSL_CLIENT_DN" />
        <add name="HTTP_X_SSL_CLIENT_FINGERPRINT" />
        <add name="HTTP_X_SSL_CLIENT_S_DN" />
        <add name="HTTP_X_SSL_CLIENT_SERIAL" />
        <add name="HTTP_X_SSL_CLIENT_SUBJECT_DN" />
        <add name="HTTP_X_SSL_CLIENT_VERIFY" />
        <add name="HTTP_X_SCHEME" />
        <add name="HTTP_X_SCRIPT_NAME" />
        <add name="HTTP_X_SOURCE_IP" />
        <add name="HTTP_X_SUCURI_CLIENTIP" />
        <add name="HTTP_X_URL_SCHEME" />
        <add name="HTTP_X_VERCEL_FORWARDED_FOR" />
        <add name="HTTP_X_WEBAUTH_USER" />
      </allowedServerVariables>
    </rewrite>
  </system.webServer>
  <webFarms>
    <webFarm name="app-main" enabled="true">
      <server address="10.0.0.5" enabled="true">
        <applicationRequestRouting httpPort="8000" />
      </server>
      <server address="10.0.0.6" enabled="true">
        <applicationRequestRouting httpPort="8001" />
      </server>
      <applicationRequestRouting>
        <protocol timeout="00:01:00" preserveHostHeader="true" reverseRewriteHostInResponseHeaders="false" xForwardedForHeaderName="" includePortInXForwardedFor="false" arrResponseHeader="false" minResponseBuffer="0">
          <cache enabled="false" />
        </protocol>
        <healthCheck url="http://shop.example.com/healthz" interval="00:00:05" timeout="00:00:05" statusCodeMatch="200" />
      </applicationRequestRouting>
    </webFarm>
    <webFarm name="app-blog" enabled="true">
      <server address="blog.internal" enabled="true">
        <applicationRequestRouting httpPort="8000" />
      </server>
      <applicationRequestRouting>
        <protocol timeout="01:01:40" preserveHostHeader="true" reverseRewriteHostInResponseHeaders="false" xForwardedForHeaderName="" includePortInXForwardedFor="false" arrResponseHeader="false" minResponseBuffer="0">
          <cache enabled="false" />
        </protocol>
      </applicationRequestRouting>
    </webFarm>
  </webFarms>
</configuration>
"
`);
});
