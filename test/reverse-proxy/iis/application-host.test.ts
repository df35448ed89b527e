import { withoutDrops } from "../sites";
import { BLOG, FAR, files } from "./sites";

test("the whole parts of applicationHost.config of two sites", () => {
  expect(withoutDrops(files({ staticFolders: { "/static/": "lib" } }, [FAR, BLOG])["build/applicationHost.xml"])).toMatchInlineSnapshot(`
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
