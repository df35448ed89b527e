/**
 * Sections, elements and attributes that IIS, URL Rewrite and Application Request Routing know. Sources:
 * - IIS: https://learn.microsoft.com/en-us/iis/configuration/ (a page for each section)
 * - URL Rewrite: https://learn.microsoft.com/en-us/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference
 *   and .../url-rewrite-module-20-configuration-reference
 * - ARR: what its installer adds, `arr_schema.xml` and `webfarm.xml`, of which https://github.com/lextm/iis_schema keeps copies
 */
export const KNOWN: { readonly [path: string]: readonly string[] } = {
  "configuration": [],
  "configuration/location": ["path"],
  // IIS
  "system.applicationHost": [],
  "system.applicationHost/applicationPools": [],
  "system.applicationHost/applicationPools/add": ["name", "managedRuntimeVersion"],
  "system.applicationHost/applicationPools/add/processModel": ["idleTimeout"],
  "system.applicationHost/applicationPools/add/recycling": [],
  "system.applicationHost/applicationPools/add/recycling/periodicRestart": ["time"],
  "system.applicationHost/sites": [],
  "system.applicationHost/sites/site": ["name", "id", "serverAutoStart"],
  "system.applicationHost/sites/site/application": ["path", "applicationPool"],
  "system.applicationHost/sites/site/application/virtualDirectory": ["path", "physicalPath"],
  "system.applicationHost/sites/site/bindings": [],
  "system.applicationHost/sites/site/bindings/binding": ["protocol", "bindingInformation"],
  "system.webServer": [],
  "system.webServer/httpErrors": ["existingResponse"],
  "system.webServer/httpProtocol": [],
  "system.webServer/httpProtocol/customHeaders": [],
  "system.webServer/httpProtocol/customHeaders/remove": ["name"],
  "system.webServer/security": [],
  "system.webServer/security/requestFiltering": ["allowDoubleEscaping"],
  "system.webServer/security/requestFiltering/requestLimits": ["maxAllowedContentLength", "maxUrl", "maxQueryString"],
  "system.webServer/security/requestFiltering/fileExtensions": [],
  "system.webServer/security/requestFiltering/fileExtensions/clear": [],
  "system.webServer/security/requestFiltering/hiddenSegments": [],
  "system.webServer/security/requestFiltering/hiddenSegments/clear": [],
  "system.webServer/security/requestFiltering/hiddenSegments/add": ["segment"],
  "system.webServer/staticContent": [],
  "system.webServer/staticContent/clientCache": ["cacheControlMode", "cacheControlMaxAge"],
  "system.webServer/staticContent/remove": ["fileExtension"],
  "system.webServer/staticContent/mimeMap": ["fileExtension", "mimeType"],
  // URL Rewrite
  "system.webServer/rewrite": [],
  "system.webServer/rewrite/allowedServerVariables": [],
  "system.webServer/rewrite/allowedServerVariables/add": ["name"],
  "system.webServer/rewrite/rules": [],
  "system.webServer/rewrite/rules/rule": ["name", "enabled", "patternSyntax", "stopProcessing"],
  "system.webServer/rewrite/rules/rule/match": ["url", "ignoreCase", "negate"],
  "system.webServer/rewrite/rules/rule/conditions": ["logicalGrouping", "trackAllCaptures"],
  "system.webServer/rewrite/rules/rule/conditions/add": ["input", "matchType", "pattern", "ignoreCase", "negate"],
  "system.webServer/rewrite/rules/rule/serverVariables": [],
  "system.webServer/rewrite/rules/rule/serverVariables/set": ["name", "value", "replace"],
  "system.webServer/rewrite/rules/rule/action": [
    "type", "url", "appendQueryString", "redirectType", "statusCode", "subStatusCode", "statusReason", "statusDescription",
  ],
  // Application Request Routing
  "system.webServer/proxy": [
    "enabled", "preserveHostHeader", "reverseRewriteHostInResponseHeaders", "timeout", "minResponseBuffer", "responseBufferLimit",
    "xForwardedForHeaderName", "includePortInXForwardedFor", "arrResponseHeader",
  ],
  "system.webServer/proxy/cache": ["enabled"],
  "webFarms": [],
  "webFarms/webFarm": ["name", "enabled"],
  "webFarms/webFarm/server": ["address", "enabled"],
  "webFarms/webFarm/server/applicationRequestRouting": ["httpPort"],
  "webFarms/webFarm/applicationRequestRouting": [],
  "webFarms/webFarm/applicationRequestRouting/protocol": [
    "timeout", "preserveHostHeader", "reverseRewriteHostInResponseHeaders", "minResponseBuffer", "responseBufferLimit",
    "xForwardedForHeaderName", "includePortInXForwardedFor", "arrResponseHeader",
  ],
  "webFarms/webFarm/applicationRequestRouting/protocol/cache": ["enabled"],
  "webFarms/webFarm/applicationRequestRouting/healthCheck": ["url", "interval", "timeout", "statusCodeMatch"],
};
