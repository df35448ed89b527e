import { Apache } from "../../../lib";
import { bind, SHOP } from "../sites";

test("the whole configuration of one site, behind the list of modules", () => {
  const { configuration } = bind(new Apache(), [SHOP]);
  expect(configuration.slice(configuration.indexOf("Listen"))).toMatchInlineSnapshot(`
"Listen 8080
Listen 127.0.0.1:8081
ServerName localhost
PidFile /tmp/httpd.pid
DefaultRuntimeDir /tmp
GracefulShutdownTimeout 9
StartServers 2
ThreadsPerChild 192
MaxRequestWorkers 384
MinSpareThreads 192
MaxSpareThreads 576
MaxConnectionsPerChild 0
ServerTokens Prod
ServerSignature Off
TraceEnable off
HttpProtocolOptions Strict
Protocols http/1.1
LimitRequestFieldSize 16384
LimitRequestLine 16384
Timeout 60
RequestReadTimeout handshake=0 header=15-30,MinRate=500 body=15,MinRate=500
KeepAlive On
KeepAliveTimeout 5
MaxKeepAliveRequests 0
Header always set Connection close "expr=-f '/srv/proxy/quiesce' && req_novary('Upgrade') == ''"
TypesConfig conf/mime.types
<Directory />
    Require all denied
    AllowOverride None
    Options None
</Directory>
LogLevel warn
ErrorLog /proc/self/fd/2
SetEnvIf Request_Method "^([A-Za-z-]+)$" "webstack_method=$1"
SetEnvIf Host "^([A-Za-z0-9.:_\\\\[\\\\]-]+)$" "webstack_host=$1"
SetEnvIfExpr "%{THE_REQUEST} =~ m#^[!-~]+ ([!-~]+)#" "webstack_uri=$1"
LogFormat "{\\"time\\":\\"%{%Y-%m-%dT%H:%M:%S%z}t\\",\\"client\\":\\"%a\\",\\"host\\":\\"%{webstack_host}e\\",\\"method\\":\\"%{webstack_method}e\\",\\"uri\\":\\"%{webstack_uri}e\\",\\"status\\":\\"%>s\\",\\"bytes\\":\\"%O\\",\\"milliseconds\\":\\"%{ms}T\\",\\"upstream\\":\\"%{BALANCER_WORKER_NAME}e\\",\\"request_id\\":\\"%{UNIQUE_ID}e\\"}" json
CustomLog /proc/self/fd/1 json env=!webstack_quiet
AddOutputFilterByType DEFLATE application/javascript application/json application/manifest+json application/xml image/svg+xml text/css text/javascript text/plain text/xml text/html
DeflateCompressionLevel 5
DeflateAlterETag NoChange
RequestHeader unset X-Real_IP
RequestHeader unset X_Real-IP
RequestHeader unset X_Real_IP
RequestHeader unset X-Forwarded_For
RequestHeader unset X_Forwarded-For
RequestHeader unset X_Forwarded_For
RequestHeader unset X-Forwarded_Proto
RequestHeader unset X_Forwarded-Proto
RequestHeader unset X_Forwarded_Proto
RequestHeader unset X-Forwarded_Host
RequestHeader unset X_Forwarded-Host
RequestHeader unset X_Forwarded_Host
RequestHeader unset X-Request_ID
RequestHeader unset X_Request-ID
RequestHeader unset X_Request_ID
RequestHeader unset Content_Length
RequestHeader unset Content_Type
RequestHeader unset Transfer_Encoding
RequestHeader unset HTTP2_Settings
RequestHeader unset Auth_Type
RequestHeader unset Auth_User
RequestHeader unset CF-Access-Authenticated-User_Email
RequestHeader unset CF-Access-Authenticated_User-Email
RequestHeader unset CF-Access-Authenticated_User_Email
RequestHeader unset CF-Access_Authenticated-User-Email
RequestHeader unset CF-Access_Authenticated-User_Email
RequestHeader unset CF-Access_Authenticated_User-Email
RequestHeader unset CF-Access_Authenticated_User_Email
RequestHeader unset CF_Access-Authenticated-User-Email
RequestHeader unset CF_Access-Authenticated-User_Email
RequestHeader unset CF_Access-Authenticated_User-Email
RequestHeader unset CF_Access-Authenticated_User_Email
RequestHeader unset CF_Access_Authenticated-User-Email
RequestHeader unset CF_Access_Authenticated-User_Email
RequestHeader unset CF_Access_Authenticated_User-Email
RequestHeader unset CF_Access_Authenticated_User_Email
RequestHeader unset CF-Access-Jwt_Assertion
RequestHeader unset CF-Access_Jwt-Assertion
RequestHeader unset CF-Access_Jwt_Assertion
RequestHeader unset CF_Access-Jwt-Assertion
RequestHeader unset CF_Access-Jwt_Assertion
RequestHeader unset CF_Access_Jwt-Assertion
RequestHeader unset CF_Access_Jwt_Assertion
RequestHeader unset CF-Connecting_IP
RequestHeader unset CF_Connecting-IP
RequestHeader unset CF_Connecting_IP
RequestHeader unset CF-Connecting_IPv6
RequestHeader unset CF_Connecting-IPv6
RequestHeader unset CF_Connecting_IPv6
RequestHeader unset CF_IPCountry
RequestHeader unset CF-Pseudo_IPv4
RequestHeader unset CF_Pseudo-IPv4
RequestHeader unset CF_Pseudo_IPv4
RequestHeader unset CF_Visitor
RequestHeader unset Client_Cert
RequestHeader unset Client-Cert_Chain
RequestHeader unset Client_Cert-Chain
RequestHeader unset Client_Cert_Chain
RequestHeader unset Client_IP
RequestHeader unset CloudFront-Forwarded_Proto
RequestHeader unset CloudFront_Forwarded-Proto
RequestHeader unset CloudFront_Forwarded_Proto
RequestHeader unset CloudFront-Viewer_Address
RequestHeader unset CloudFront_Viewer-Address
RequestHeader unset CloudFront_Viewer_Address
RequestHeader unset DO-Connecting_IP
RequestHeader unset DO_Connecting-IP
RequestHeader unset DO_Connecting_IP
RequestHeader unset Fastly-Client_IP
RequestHeader unset Fastly_Client-IP
RequestHeader unset Fastly_Client_IP
RequestHeader unset Fastly_SSL
RequestHeader unset Fly-Client_IP
RequestHeader unset Fly_Client-IP
RequestHeader unset Fly_Client_IP
RequestHeader unset Front-End_Https
RequestHeader unset Front_End-Https
RequestHeader unset Front_End_Https
RequestHeader unset Incap-Client_IP
RequestHeader unset Incap_Client-IP
RequestHeader unset Incap_Client_IP
RequestHeader unset Path_Info
RequestHeader unset Proxy-Client_IP
RequestHeader unset Proxy_Client-IP
RequestHeader unset Proxy_Client_IP
RequestHeader unset Remote_Addr
RequestHeader unset Remote_Email
RequestHeader unset Remote_Groups
RequestHeader unset Remote_Host
RequestHeader unset Remote_Name
RequestHeader unset Remote_User
RequestHeader unset SSL-Client_Cert
RequestHeader unset SSL_Client-Cert
RequestHeader unset SSL_Client_Cert
RequestHeader unset SSL-Client-Issuer_DN
RequestHeader unset SSL-Client_Issuer-DN
RequestHeader unset SSL-Client_Issuer_DN
RequestHeader unset SSL_Client-Issuer-DN
RequestHeader unset SSL_Client-Issuer_DN
RequestHeader unset SSL_Client_Issuer-DN
RequestHeader unset SSL_Client_Issuer_DN
RequestHeader unset SSL-Client-Subject_DN
RequestHeader unset SSL-Client_Subject-DN
RequestHeader unset SSL-Client_Subject_DN
RequestHeader unset SSL_Client-Subject-DN
RequestHeader unset SSL_Client-Subject_DN
RequestHeader unset SSL_Client_Subject-DN
RequestHeader unset SSL_Client_Subject_DN
RequestHeader unset SSL-Client_Verify
RequestHeader unset SSL_Client-Verify
RequestHeader unset SSL_Client_Verify
RequestHeader unset Script_Name
RequestHeader unset Tailscale-User_Login
RequestHeader unset Tailscale_User-Login
RequestHeader unset Tailscale_User_Login
RequestHeader unset Tailscale-User_Name
RequestHeader unset Tailscale_User-Name
RequestHeader unset Tailscale_User_Name
RequestHeader unset Tailscale-User-Profile_Pic
RequestHeader unset Tailscale-User_Profile-Pic
RequestHeader unset Tailscale-User_Profile_Pic
RequestHeader unset Tailscale_User-Profile-Pic
RequestHeader unset Tailscale_User-Profile_Pic
RequestHeader unset Tailscale_User_Profile-Pic
RequestHeader unset Tailscale_User_Profile_Pic
RequestHeader unset True-Client_IP
RequestHeader unset True_Client-IP
RequestHeader unset True_Client_IP
RequestHeader unset WL-Proxy-Client_IP
RequestHeader unset WL-Proxy_Client-IP
RequestHeader unset WL-Proxy_Client_IP
RequestHeader unset WL_Proxy-Client-IP
RequestHeader unset WL_Proxy-Client_IP
RequestHeader unset WL_Proxy_Client-IP
RequestHeader unset WL_Proxy_Client_IP
RequestHeader unset WL-Proxy_SSL
RequestHeader unset WL_Proxy-SSL
RequestHeader unset WL_Proxy_SSL
RequestHeader unset X-ARR_ClientCert
RequestHeader unset X_ARR-ClientCert
RequestHeader unset X_ARR_ClientCert
RequestHeader unset X-Amzn-Mtls_Clientcert
RequestHeader unset X-Amzn_Mtls-Clientcert
RequestHeader unset X-Amzn_Mtls_Clientcert
RequestHeader unset X_Amzn-Mtls-Clientcert
RequestHeader unset X_Amzn-Mtls_Clientcert
RequestHeader unset X_Amzn_Mtls-Clientcert
RequestHeader unset X_Amzn_Mtls_Clientcert
RequestHeader unset X-Amzn-Oidc_Accesstoken
RequestHeader unset X-Amzn_Oidc-Accesstoken
RequestHeader unset X-Amzn_Oidc_Accesstoken
RequestHeader unset X_Amzn-Oidc-Accesstoken
RequestHeader unset X_Amzn-Oidc_Accesstoken
RequestHeader unset X_Amzn_Oidc-Accesstoken
RequestHeader unset X_Amzn_Oidc_Accesstoken
RequestHeader unset X-Amzn-Oidc_Data
RequestHeader unset X-Amzn_Oidc-Data
RequestHeader unset X-Amzn_Oidc_Data
RequestHeader unset X_Amzn-Oidc-Data
RequestHeader unset X_Amzn-Oidc_Data
RequestHeader unset X_Amzn_Oidc-Data
RequestHeader unset X_Amzn_Oidc_Data
RequestHeader unset X-Amzn-Oidc_Identity
RequestHeader unset X-Amzn_Oidc-Identity
RequestHeader unset X-Amzn_Oidc_Identity
RequestHeader unset X_Amzn-Oidc-Identity
RequestHeader unset X_Amzn-Oidc_Identity
RequestHeader unset X_Amzn_Oidc-Identity
RequestHeader unset X_Amzn_Oidc_Identity
RequestHeader unset X-Appengine-User_IP
RequestHeader unset X-Appengine_User-IP
RequestHeader unset X-Appengine_User_IP
RequestHeader unset X_Appengine-User-IP
RequestHeader unset X_Appengine-User_IP
RequestHeader unset X_Appengine_User-IP
RequestHeader unset X_Appengine_User_IP
RequestHeader unset X-Arr_Ssl
RequestHeader unset X_Arr-Ssl
RequestHeader unset X_Arr_Ssl
RequestHeader unset X-Auth-Request-Access_Token
RequestHeader unset X-Auth-Request_Access-Token
RequestHeader unset X-Auth-Request_Access_Token
RequestHeader unset X-Auth_Request-Access-Token
RequestHeader unset X-Auth_Request-Access_Token
RequestHeader unset X-Auth_Request_Access-Token
RequestHeader unset X-Auth_Request_Access_Token
RequestHeader unset X_Auth-Request-Access-Token
RequestHeader unset X_Auth-Request-Access_Token
RequestHeader unset X_Auth-Request_Access-Token
RequestHeader unset X_Auth-Request_Access_Token
RequestHeader unset X_Auth_Request-Access-Token
RequestHeader unset X_Auth_Request-Access_Token
RequestHeader unset X_Auth_Request_Access-Token
RequestHeader unset X_Auth_Request_Access_Token
RequestHeader unset X-Auth-Request_Email
RequestHeader unset X-Auth_Request-Email
RequestHeader unset X-Auth_Request_Email
RequestHeader unset X_Auth-Request-Email
RequestHeader unset X_Auth-Request_Email
RequestHeader unset X_Auth_Request-Email
RequestHeader unset X_Auth_Request_Email
RequestHeader unset X-Auth-Request_Groups
RequestHeader unset X-Auth_Request-Groups
RequestHeader unset X-Auth_Request_Groups
RequestHeader unset X_Auth-Request-Groups
RequestHeader unset X_Auth-Request_Groups
RequestHeader unset X_Auth_Request-Groups
RequestHeader unset X_Auth_Request_Groups
RequestHeader unset X-Auth-Request-Preferred_Username
RequestHeader unset X-Auth-Request_Preferred-Username
RequestHeader unset X-Auth-Request_Preferred_Username
RequestHeader unset X-Auth_Request-Preferred-Username
RequestHeader unset X-Auth_Request-Preferred_Username
RequestHeader unset X-Auth_Request_Preferred-Username
RequestHeader unset X-Auth_Request_Preferred_Username
RequestHeader unset X_Auth-Request-Preferred-Username
RequestHeader unset X_Auth-Request-Preferred_Username
RequestHeader unset X_Auth-Request_Preferred-Username
RequestHeader unset X_Auth-Request_Preferred_Username
RequestHeader unset X_Auth_Request-Preferred-Username
RequestHeader unset X_Auth_Request-Preferred_Username
RequestHeader unset X_Auth_Request_Preferred-Username
RequestHeader unset X_Auth_Request_Preferred_Username
RequestHeader unset X-Auth-Request_Redirect
RequestHeader unset X-Auth_Request-Redirect
RequestHeader unset X-Auth_Request_Redirect
RequestHeader unset X_Auth-Request-Redirect
RequestHeader unset X_Auth-Request_Redirect
RequestHeader unset X_Auth_Request-Redirect
RequestHeader unset X_Auth_Request_Redirect
RequestHeader unset X-Auth-Request_User
RequestHeader unset X-Auth_Request-User
RequestHeader unset X-Auth_Request_User
RequestHeader unset X_Auth-Request-User
RequestHeader unset X_Auth-Request_User
RequestHeader unset X_Auth_Request-User
RequestHeader unset X_Auth_Request_User
RequestHeader unset X-Authenticated_User
RequestHeader unset X_Authenticated-User
RequestHeader unset X_Authenticated_User
RequestHeader unset X-Authentik_Email
RequestHeader unset X_Authentik-Email
RequestHeader unset X_Authentik_Email
RequestHeader unset X-Authentik_Groups
RequestHeader unset X_Authentik-Groups
RequestHeader unset X_Authentik_Groups
RequestHeader unset X-Authentik_Name
RequestHeader unset X_Authentik-Name
RequestHeader unset X_Authentik_Name
RequestHeader unset X-Authentik_Uid
RequestHeader unset X_Authentik-Uid
RequestHeader unset X_Authentik_Uid
RequestHeader unset X-Authentik_Username
RequestHeader unset X_Authentik-Username
RequestHeader unset X_Authentik_Username
RequestHeader unset X-Azure_ClientIP
RequestHeader unset X_Azure-ClientIP
RequestHeader unset X_Azure_ClientIP
RequestHeader unset X-Azure_SocketIP
RequestHeader unset X_Azure-SocketIP
RequestHeader unset X_Azure_SocketIP
RequestHeader unset X-Client_Cert
RequestHeader unset X_Client-Cert
RequestHeader unset X_Client_Cert
RequestHeader unset X-Client_DN
RequestHeader unset X_Client-DN
RequestHeader unset X_Client_DN
RequestHeader unset X-Client_IP
RequestHeader unset X_Client-IP
RequestHeader unset X_Client_IP
RequestHeader unset X-Client_Proto
RequestHeader unset X_Client-Proto
RequestHeader unset X_Client_Proto
RequestHeader unset X-Client_Verify
RequestHeader unset X_Client-Verify
RequestHeader unset X_Client_Verify
RequestHeader unset X-Cluster-Client_IP
RequestHeader unset X-Cluster_Client-IP
RequestHeader unset X-Cluster_Client_IP
RequestHeader unset X_Cluster-Client-IP
RequestHeader unset X_Cluster-Client_IP
RequestHeader unset X_Cluster_Client-IP
RequestHeader unset X_Cluster_Client_IP
RequestHeader unset X-Envoy-External_Address
RequestHeader unset X-Envoy_External-Address
RequestHeader unset X-Envoy_External_Address
RequestHeader unset X_Envoy-External-Address
RequestHeader unset X_Envoy-External_Address
RequestHeader unset X_Envoy_External-Address
RequestHeader unset X_Envoy_External_Address
RequestHeader unset X-Envoy-Original_Host
RequestHeader unset X-Envoy_Original-Host
RequestHeader unset X-Envoy_Original_Host
RequestHeader unset X_Envoy-Original-Host
RequestHeader unset X_Envoy-Original_Host
RequestHeader unset X_Envoy_Original-Host
RequestHeader unset X_Envoy_Original_Host
RequestHeader unset X-Envoy-Original_Path
RequestHeader unset X-Envoy_Original-Path
RequestHeader unset X-Envoy_Original_Path
RequestHeader unset X_Envoy-Original-Path
RequestHeader unset X_Envoy-Original_Path
RequestHeader unset X_Envoy_Original-Path
RequestHeader unset X_Envoy_Original_Path
RequestHeader unset X_Forwarded
RequestHeader unset X-Forwarded-Access_Token
RequestHeader unset X-Forwarded_Access-Token
RequestHeader unset X-Forwarded_Access_Token
RequestHeader unset X_Forwarded-Access-Token
RequestHeader unset X_Forwarded-Access_Token
RequestHeader unset X_Forwarded_Access-Token
RequestHeader unset X_Forwarded_Access_Token
RequestHeader unset X-Forwarded_Address
RequestHeader unset X_Forwarded-Address
RequestHeader unset X_Forwarded_Address
RequestHeader unset X-Forwarded_By
RequestHeader unset X_Forwarded-By
RequestHeader unset X_Forwarded_By
RequestHeader unset X-Forwarded-Client_Cert
RequestHeader unset X-Forwarded_Client-Cert
RequestHeader unset X-Forwarded_Client_Cert
RequestHeader unset X_Forwarded-Client-Cert
RequestHeader unset X_Forwarded-Client_Cert
RequestHeader unset X_Forwarded_Client-Cert
RequestHeader unset X_Forwarded_Client_Cert
RequestHeader unset X-Forwarded-Client_Ip
RequestHeader unset X-Forwarded_Client-Ip
RequestHeader unset X-Forwarded_Client_Ip
RequestHeader unset X_Forwarded-Client-Ip
RequestHeader unset X_Forwarded-Client_Ip
RequestHeader unset X_Forwarded_Client-Ip
RequestHeader unset X_Forwarded_Client_Ip
RequestHeader unset X-Forwarded_Context
RequestHeader unset X_Forwarded-Context
RequestHeader unset X_Forwarded_Context
RequestHeader unset X-Forwarded_Email
RequestHeader unset X_Forwarded-Email
RequestHeader unset X_Forwarded_Email
RequestHeader unset X-Forwarded_Groups
RequestHeader unset X_Forwarded-Groups
RequestHeader unset X_Forwarded_Groups
RequestHeader unset X-Forwarded_Https
RequestHeader unset X_Forwarded-Https
RequestHeader unset X_Forwarded_Https
RequestHeader unset X-Forwarded_Method
RequestHeader unset X_Forwarded-Method
RequestHeader unset X_Forwarded_Method
RequestHeader unset X-Forwarded_Path
RequestHeader unset X_Forwarded-Path
RequestHeader unset X_Forwarded_Path
RequestHeader unset X-Forwarded_Port
RequestHeader unset X_Forwarded-Port
RequestHeader unset X_Forwarded_Port
RequestHeader unset X-Forwarded-Preferred_Username
RequestHeader unset X-Forwarded_Preferred-Username
RequestHeader unset X-Forwarded_Preferred_Username
RequestHeader unset X_Forwarded-Preferred-Username
RequestHeader unset X_Forwarded-Preferred_Username
RequestHeader unset X_Forwarded_Preferred-Username
RequestHeader unset X_Forwarded_Preferred_Username
RequestHeader unset X-Forwarded_Prefix
RequestHeader unset X_Forwarded-Prefix
RequestHeader unset X_Forwarded_Prefix
RequestHeader unset X-Forwarded_Protocol
RequestHeader unset X_Forwarded-Protocol
RequestHeader unset X_Forwarded_Protocol
RequestHeader unset X-Forwarded-Protocol_Scheme
RequestHeader unset X-Forwarded_Protocol-Scheme
RequestHeader unset X-Forwarded_Protocol_Scheme
RequestHeader unset X_Forwarded-Protocol-Scheme
RequestHeader unset X_Forwarded-Protocol_Scheme
RequestHeader unset X_Forwarded_Protocol-Scheme
RequestHeader unset X_Forwarded_Protocol_Scheme
RequestHeader unset X-Forwarded-Remote_Addr
RequestHeader unset X-Forwarded_Remote-Addr
RequestHeader unset X-Forwarded_Remote_Addr
RequestHeader unset X_Forwarded-Remote-Addr
RequestHeader unset X_Forwarded-Remote_Addr
RequestHeader unset X_Forwarded_Remote-Addr
RequestHeader unset X_Forwarded_Remote_Addr
RequestHeader unset X-Forwarded_Root
RequestHeader unset X_Forwarded-Root
RequestHeader unset X_Forwarded_Root
RequestHeader unset X-Forwarded_Scheme
RequestHeader unset X_Forwarded-Scheme
RequestHeader unset X_Forwarded_Scheme
RequestHeader unset X-Forwarded_Server
RequestHeader unset X_Forwarded-Server
RequestHeader unset X_Forwarded_Server
RequestHeader unset X-Forwarded_Ssl
RequestHeader unset X_Forwarded-Ssl
RequestHeader unset X_Forwarded_Ssl
RequestHeader unset X-Forwarded-Tls-Client_Cert
RequestHeader unset X-Forwarded-Tls_Client-Cert
RequestHeader unset X-Forwarded-Tls_Client_Cert
RequestHeader unset X-Forwarded_Tls-Client-Cert
RequestHeader unset X-Forwarded_Tls-Client_Cert
RequestHeader unset X-Forwarded_Tls_Client-Cert
RequestHeader unset X-Forwarded_Tls_Client_Cert
RequestHeader unset X_Forwarded-Tls-Client-Cert
RequestHeader unset X_Forwarded-Tls-Client_Cert
RequestHeader unset X_Forwarded-Tls_Client-Cert
RequestHeader unset X_Forwarded-Tls_Client_Cert
RequestHeader unset X_Forwarded_Tls-Client-Cert
RequestHeader unset X_Forwarded_Tls-Client_Cert
RequestHeader unset X_Forwarded_Tls_Client-Cert
RequestHeader unset X_Forwarded_Tls_Client_Cert
RequestHeader unset X-Forwarded-Tls-Client-Cert_Info
RequestHeader unset X-Forwarded-Tls-Client_Cert-Info
RequestHeader unset X-Forwarded-Tls-Client_Cert_Info
RequestHeader unset X-Forwarded-Tls_Client-Cert-Info
RequestHeader unset X-Forwarded-Tls_Client-Cert_Info
RequestHeader unset X-Forwarded-Tls_Client_Cert-Info
RequestHeader unset X-Forwarded-Tls_Client_Cert_Info
RequestHeader unset X-Forwarded_Tls-Client-Cert-Info
RequestHeader unset X-Forwarded_Tls-Client-Cert_Info
RequestHeader unset X-Forwarded_Tls-Client_Cert-Info
RequestHeader unset X-Forwarded_Tls-Client_Cert_Info
RequestHeader unset X-Forwarded_Tls_Client-Cert-Info
RequestHeader unset X-Forwarded_Tls_Client-Cert_Info
RequestHeader unset X-Forwarded_Tls_Client_Cert-Info
RequestHeader unset X-Forwarded_Tls_Client_Cert_Info
RequestHeader unset X_Forwarded-Tls-Client-Cert-Info
RequestHeader unset X_Forwarded-Tls-Client-Cert_Info
RequestHeader unset X_Forwarded-Tls-Client_Cert-Info
RequestHeader unset X_Forwarded-Tls-Client_Cert_Info
RequestHeader unset X_Forwarded-Tls_Client-Cert-Info
RequestHeader unset X_Forwarded-Tls_Client-Cert_Info
RequestHeader unset X_Forwarded-Tls_Client_Cert-Info
RequestHeader unset X_Forwarded-Tls_Client_Cert_Info
RequestHeader unset X_Forwarded_Tls-Client-Cert-Info
RequestHeader unset X_Forwarded_Tls-Client-Cert_Info
RequestHeader unset X_Forwarded_Tls-Client_Cert-Info
RequestHeader unset X_Forwarded_Tls-Client_Cert_Info
RequestHeader unset X_Forwarded_Tls_Client-Cert-Info
RequestHeader unset X_Forwarded_Tls_Client-Cert_Info
RequestHeader unset X_Forwarded_Tls_Client_Cert-Info
RequestHeader unset X_Forwarded_Tls_Client_Cert_Info
RequestHeader unset X-Forwarded_Uri
RequestHeader unset X_Forwarded-Uri
RequestHeader unset X_Forwarded_Uri
RequestHeader unset X-Forwarded_Url
RequestHeader unset X_Forwarded-Url
RequestHeader unset X_Forwarded_Url
RequestHeader unset X-Forwarded_User
RequestHeader unset X_Forwarded-User
RequestHeader unset X_Forwarded_User
RequestHeader unset X-Goog-Authenticated-User_Email
RequestHeader unset X-Goog-Authenticated_User-Email
RequestHeader unset X-Goog-Authenticated_User_Email
RequestHeader unset X-Goog_Authenticated-User-Email
RequestHeader unset X-Goog_Authenticated-User_Email
RequestHeader unset X-Goog_Authenticated_User-Email
RequestHeader unset X-Goog_Authenticated_User_Email
RequestHeader unset X_Goog-Authenticated-User-Email
RequestHeader unset X_Goog-Authenticated-User_Email
RequestHeader unset X_Goog-Authenticated_User-Email
RequestHeader unset X_Goog-Authenticated_User_Email
RequestHeader unset X_Goog_Authenticated-User-Email
RequestHeader unset X_Goog_Authenticated-User_Email
RequestHeader unset X_Goog_Authenticated_User-Email
RequestHeader unset X_Goog_Authenticated_User_Email
RequestHeader unset X-Goog-Authenticated-User_Id
RequestHeader unset X-Goog-Authenticated_User-Id
RequestHeader unset X-Goog-Authenticated_User_Id
RequestHeader unset X-Goog_Authenticated-User-Id
RequestHeader unset X-Goog_Authenticated-User_Id
RequestHeader unset X-Goog_Authenticated_User-Id
RequestHeader unset X-Goog_Authenticated_User_Id
RequestHeader unset X_Goog-Authenticated-User-Id
RequestHeader unset X_Goog-Authenticated-User_Id
RequestHeader unset X_Goog-Authenticated_User-Id
RequestHeader unset X_Goog-Authenticated_User_Id
RequestHeader unset X_Goog_Authenticated-User-Id
RequestHeader unset X_Goog_Authenticated-User_Id
RequestHeader unset X_Goog_Authenticated_User-Id
RequestHeader unset X_Goog_Authenticated_User_Id
RequestHeader unset X-Goog-Iap-Jwt_Assertion
RequestHeader unset X-Goog-Iap_Jwt-Assertion
RequestHeader unset X-Goog-Iap_Jwt_Assertion
RequestHeader unset X-Goog_Iap-Jwt-Assertion
RequestHeader unset X-Goog_Iap-Jwt_Assertion
RequestHeader unset X-Goog_Iap_Jwt-Assertion
RequestHeader unset X-Goog_Iap_Jwt_Assertion
RequestHeader unset X_Goog-Iap-Jwt-Assertion
RequestHeader unset X_Goog-Iap-Jwt_Assertion
RequestHeader unset X_Goog-Iap_Jwt-Assertion
RequestHeader unset X_Goog-Iap_Jwt_Assertion
RequestHeader unset X_Goog_Iap-Jwt-Assertion
RequestHeader unset X_Goog_Iap-Jwt_Assertion
RequestHeader unset X_Goog_Iap_Jwt-Assertion
RequestHeader unset X_Goog_Iap_Jwt_Assertion
RequestHeader unset X-HTTP-Host_Override
RequestHeader unset X-HTTP_Host-Override
RequestHeader unset X-HTTP_Host_Override
RequestHeader unset X_HTTP-Host-Override
RequestHeader unset X_HTTP-Host_Override
RequestHeader unset X_HTTP_Host-Override
RequestHeader unset X_HTTP_Host_Override
RequestHeader unset X_Host
RequestHeader unset X_Https
RequestHeader unset X-MS-Client_Principal
RequestHeader unset X-MS_Client-Principal
RequestHeader unset X-MS_Client_Principal
RequestHeader unset X_MS-Client-Principal
RequestHeader unset X_MS-Client_Principal
RequestHeader unset X_MS_Client-Principal
RequestHeader unset X_MS_Client_Principal
RequestHeader unset X-MS-Client-Principal_Id
RequestHeader unset X-MS-Client_Principal-Id
RequestHeader unset X-MS-Client_Principal_Id
RequestHeader unset X-MS_Client-Principal-Id
RequestHeader unset X-MS_Client-Principal_Id
RequestHeader unset X-MS_Client_Principal-Id
RequestHeader unset X-MS_Client_Principal_Id
RequestHeader unset X_MS-Client-Principal-Id
RequestHeader unset X_MS-Client-Principal_Id
RequestHeader unset X_MS-Client_Principal-Id
RequestHeader unset X_MS-Client_Principal_Id
RequestHeader unset X_MS_Client-Principal-Id
RequestHeader unset X_MS_Client-Principal_Id
RequestHeader unset X_MS_Client_Principal-Id
RequestHeader unset X_MS_Client_Principal_Id
RequestHeader unset X-MS-Client-Principal_Idp
RequestHeader unset X-MS-Client_Principal-Idp
RequestHeader unset X-MS-Client_Principal_Idp
RequestHeader unset X-MS_Client-Principal-Idp
RequestHeader unset X-MS_Client-Principal_Idp
RequestHeader unset X-MS_Client_Principal-Idp
RequestHeader unset X-MS_Client_Principal_Idp
RequestHeader unset X_MS-Client-Principal-Idp
RequestHeader unset X_MS-Client-Principal_Idp
RequestHeader unset X_MS-Client_Principal-Idp
RequestHeader unset X_MS-Client_Principal_Idp
RequestHeader unset X_MS_Client-Principal-Idp
RequestHeader unset X_MS_Client-Principal_Idp
RequestHeader unset X_MS_Client_Principal-Idp
RequestHeader unset X_MS_Client_Principal_Idp
RequestHeader unset X-MS-Client-Principal_Name
RequestHeader unset X-MS-Client_Principal-Name
RequestHeader unset X-MS-Client_Principal_Name
RequestHeader unset X-MS_Client-Principal-Name
RequestHeader unset X-MS_Client-Principal_Name
RequestHeader unset X-MS_Client_Principal-Name
RequestHeader unset X-MS_Client_Principal_Name
RequestHeader unset X_MS-Client-Principal-Name
RequestHeader unset X_MS-Client-Principal_Name
RequestHeader unset X_MS-Client_Principal-Name
RequestHeader unset X_MS-Client_Principal_Name
RequestHeader unset X_MS_Client-Principal-Name
RequestHeader unset X_MS_Client-Principal_Name
RequestHeader unset X_MS_Client_Principal-Name
RequestHeader unset X_MS_Client_Principal_Name
RequestHeader unset X-Original_For
RequestHeader unset X_Original-For
RequestHeader unset X_Original_For
RequestHeader unset X-Original_Host
RequestHeader unset X_Original-Host
RequestHeader unset X_Original_Host
RequestHeader unset X-Original_Method
RequestHeader unset X_Original-Method
RequestHeader unset X_Original_Method
RequestHeader unset X-Original_Prefix
RequestHeader unset X_Original-Prefix
RequestHeader unset X_Original_Prefix
RequestHeader unset X-Original_Proto
RequestHeader unset X_Original-Proto
RequestHeader unset X_Original_Proto
RequestHeader unset X-Original-Remote_Addr
RequestHeader unset X-Original_Remote-Addr
RequestHeader unset X-Original_Remote_Addr
RequestHeader unset X_Original-Remote-Addr
RequestHeader unset X_Original-Remote_Addr
RequestHeader unset X_Original_Remote-Addr
RequestHeader unset X_Original_Remote_Addr
RequestHeader unset X-Original_URI
RequestHeader unset X_Original-URI
RequestHeader unset X_Original_URI
RequestHeader unset X-Original_URL
RequestHeader unset X_Original-URL
RequestHeader unset X_Original_URL
RequestHeader unset X-Originating_IP
RequestHeader unset X_Originating-IP
RequestHeader unset X_Originating_IP
RequestHeader unset X-Peer_Address
RequestHeader unset X_Peer-Address
RequestHeader unset X_Peer_Address
RequestHeader unset X_Port
RequestHeader unset X_Proto
RequestHeader unset X-Proxy_User
RequestHeader unset X_Proxy-User
RequestHeader unset X_Proxy_User
RequestHeader unset X-ProxyUser_IP
RequestHeader unset X_ProxyUser-IP
RequestHeader unset X_ProxyUser_IP
RequestHeader unset X-Real_Port
RequestHeader unset X_Real-Port
RequestHeader unset X_Real_Port
RequestHeader unset X-Remote_Addr
RequestHeader unset X_Remote-Addr
RequestHeader unset X_Remote_Addr
RequestHeader unset X-Remote_Email
RequestHeader unset X_Remote-Email
RequestHeader unset X_Remote_Email
RequestHeader unset X-Remote_Group
RequestHeader unset X_Remote-Group
RequestHeader unset X_Remote_Group
RequestHeader unset X-Remote_Groups
RequestHeader unset X_Remote-Groups
RequestHeader unset X_Remote_Groups
RequestHeader unset X-Remote_Host
RequestHeader unset X_Remote-Host
RequestHeader unset X_Remote_Host
RequestHeader unset X-Remote_IP
RequestHeader unset X_Remote-IP
RequestHeader unset X_Remote_IP
RequestHeader unset X-Remote_Port
RequestHeader unset X_Remote-Port
RequestHeader unset X_Remote_Port
RequestHeader unset X-Remote_User
RequestHeader unset X_Remote-User
RequestHeader unset X_Remote_User
RequestHeader unset X-Rewrite_URL
RequestHeader unset X_Rewrite-URL
RequestHeader unset X_Rewrite_URL
RequestHeader unset X-SSL_Cert
RequestHeader unset X_SSL-Cert
RequestHeader unset X_SSL_Cert
RequestHeader unset X-SSL-Client_CN
RequestHeader unset X-SSL_Client-CN
RequestHeader unset X-SSL_Client_CN
RequestHeader unset X_SSL-Client-CN
RequestHeader unset X_SSL-Client_CN
RequestHeader unset X_SSL_Client-CN
RequestHeader unset X_SSL_Client_CN
RequestHeader unset X-SSL-Client_Cert
RequestHeader unset X-SSL_Client-Cert
RequestHeader unset X-SSL_Client_Cert
RequestHeader unset X_SSL-Client-Cert
RequestHeader unset X_SSL-Client_Cert
RequestHeader unset X_SSL_Client-Cert
RequestHeader unset X_SSL_Client_Cert
RequestHeader unset X-SSL-Client_DN
RequestHeader unset X-SSL_Client-DN
RequestHeader unset X-SSL_Client_DN
RequestHeader unset X_SSL-Client-DN
RequestHeader unset X_SSL-Client_DN
RequestHeader unset X_SSL_Client-DN
RequestHeader unset X_SSL_Client_DN
RequestHeader unset X-SSL-Client_Fingerprint
RequestHeader unset X-SSL_Client-Fingerprint
RequestHeader unset X-SSL_Client_Fingerprint
RequestHeader unset X_SSL-Client-Fingerprint
RequestHeader unset X_SSL-Client_Fingerprint
RequestHeader unset X_SSL_Client-Fingerprint
RequestHeader unset X_SSL_Client_Fingerprint
RequestHeader unset X-SSL-Client-S_DN
RequestHeader unset X-SSL-Client_S-DN
RequestHeader unset X-SSL-Client_S_DN
RequestHeader unset X-SSL_Client-S-DN
RequestHeader unset X-SSL_Client-S_DN
RequestHeader unset X-SSL_Client_S-DN
RequestHeader unset X-SSL_Client_S_DN
RequestHeader unset X_SSL-Client-S-DN
RequestHeader unset X_SSL-Client-S_DN
RequestHeader unset X_SSL-Client_S-DN
RequestHeader unset X_SSL-Client_S_DN
RequestHeader unset X_SSL_Client-S-DN
RequestHeader unset X_SSL_Client-S_DN
RequestHeader unset X_SSL_Client_S-DN
RequestHeader unset X_SSL_Client_S_DN
RequestHeader unset X-SSL-Client_Serial
RequestHeader unset X-SSL_Client-Serial
RequestHeader unset X-SSL_Client_Serial
RequestHeader unset X_SSL-Client-Serial
RequestHeader unset X_SSL-Client_Serial
RequestHeader unset X_SSL_Client-Serial
RequestHeader unset X_SSL_Client_Serial
RequestHeader unset X-SSL-Client-Subject_DN
RequestHeader unset X-SSL-Client_Subject-DN
RequestHeader unset X-SSL-Client_Subject_DN
RequestHeader unset X-SSL_Client-Subject-DN
RequestHeader unset X-SSL_Client-Subject_DN
RequestHeader unset X-SSL_Client_Subject-DN
RequestHeader unset X-SSL_Client_Subject_DN
RequestHeader unset X_SSL-Client-Subject-DN
RequestHeader unset X_SSL-Client-Subject_DN
RequestHeader unset X_SSL-Client_Subject-DN
RequestHeader unset X_SSL-Client_Subject_DN
RequestHeader unset X_SSL_Client-Subject-DN
RequestHeader unset X_SSL_Client-Subject_DN
RequestHeader unset X_SSL_Client_Subject-DN
RequestHeader unset X_SSL_Client_Subject_DN
RequestHeader unset X-SSL-Client_Verify
RequestHeader unset X-SSL_Client-Verify
RequestHeader unset X-SSL_Client_Verify
RequestHeader unset X_SSL-Client-Verify
RequestHeader unset X_SSL-Client_Verify
RequestHeader unset X_SSL_Client-Verify
RequestHeader unset X_SSL_Client_Verify
RequestHeader unset X_Scheme
RequestHeader unset X-Script_Name
RequestHeader unset X_Script-Name
RequestHeader unset X_Script_Name
RequestHeader unset X-Source_IP
RequestHeader unset X_Source-IP
RequestHeader unset X_Source_IP
RequestHeader unset X-Sucuri_ClientIP
RequestHeader unset X_Sucuri-ClientIP
RequestHeader unset X_Sucuri_ClientIP
RequestHeader unset X-Url_Scheme
RequestHeader unset X_Url-Scheme
RequestHeader unset X_Url_Scheme
RequestHeader unset X-Vercel-Forwarded_For
RequestHeader unset X-Vercel_Forwarded-For
RequestHeader unset X-Vercel_Forwarded_For
RequestHeader unset X_Vercel-Forwarded-For
RequestHeader unset X_Vercel-Forwarded_For
RequestHeader unset X_Vercel_Forwarded-For
RequestHeader unset X_Vercel_Forwarded_For
RequestHeader unset X-Webauth_User
RequestHeader unset X_Webauth-User
RequestHeader unset X_Webauth_User
<VirtualHost *:8080>
    ServerName unknown.invalid
    Header always set X-Content-Type-Options nosniff "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Content-Type-Options') == ''"
    Header set X-Content-Type-Options nosniff "expr=resp('X-Content-Type-Options') == ''"
    Header always set Referrer-Policy strict-origin-when-cross-origin "expr=%{REQUEST_STATUS} -ge 300 && resp('Referrer-Policy') == ''"
    Header set Referrer-Policy strict-origin-when-cross-origin "expr=resp('Referrer-Policy') == ''"
    Header always set X-Frame-Options SAMEORIGIN "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Frame-Options') == ''"
    Header set X-Frame-Options SAMEORIGIN "expr=resp('X-Frame-Options') == ''"
    KeepAlive Off
    ErrorDocument 421 "unknown host"
    RedirectMatch 421 .*
</VirtualHost>
<VirtualHost 127.0.0.1:8081>
    ServerName status.invalid
    SetEnvIf Request_URI ^ webstack_quiet=1
    ErrorDocument 200 @release@
    RedirectMatch 200 "^/release$"
    RedirectMatch 404 "^(?!/status$)"
    <Location /status>
        Require all granted
        SetHandler server-status
    </Location>
</VirtualHost>
<VirtualHost *:8080>
    ServerName shop.example.com
    ServerAlias *.shop.example.com
    Header always set X-Content-Type-Options nosniff "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Content-Type-Options') == ''"
    Header set X-Content-Type-Options nosniff "expr=resp('X-Content-Type-Options') == ''"
    Header always set Referrer-Policy strict-origin-when-cross-origin "expr=%{REQUEST_STATUS} -ge 300 && resp('Referrer-Policy') == ''"
    Header set Referrer-Policy strict-origin-when-cross-origin "expr=resp('Referrer-Policy') == ''"
    Header always set X-Frame-Options SAMEORIGIN "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Frame-Options') == ''"
    Header set X-Frame-Options SAMEORIGIN "expr=resp('X-Frame-Options') == ''"
    <LocationMatch "^(?:/|%2[Ff])+-(?:/|%2[Ff])|(?:/|%2[Ff])\\\\.(?!well-known/)">
        RedirectMatch 404 .*
    </LocationMatch>
    <If "%{REQUEST_METHOD} == 'CONNECT'">
        RedirectMatch 405 .*
    </If>
    <If "req_novary('Transfer-Encoding') !~ m#^(chunked)?$#i">
        RedirectMatch 501 .*
    </If>
    RequestHeader set Connection close "expr=!(req_novary('Connection') =~ m#^ *((close|keep-alive|upgrade|te|http2-settings) *,? *)*$#i)"
    RequestHeader unset Connection "expr=req_novary('Connection') =~ /upgrade/i && !(req_novary('Upgrade') =~ /^websocket$/i)"
    RequestHeader unset Upgrade "expr=!(req_novary('Upgrade') =~ /^websocket$/i)"
    RequestHeader set X-Real-IP "expr=%{REMOTE_ADDR}"
    RequestHeader set X-Forwarded-For "expr=%{REMOTE_ADDR}"
    RequestHeader set X-Forwarded-Proto http
    RequestHeader set X-Forwarded-Host "expr=%{HTTP_HOST}"
    RequestHeader set X-Request-ID "%{UNIQUE_ID}e"
    RequestHeader unset HTTP2-Settings
    RequestHeader unset Auth-Type
    RequestHeader unset Auth-User
    RequestHeader unset CF-Access-Authenticated-User-Email
    RequestHeader unset CF-Access-Jwt-Assertion
    RequestHeader unset CF-Connecting-IP
    RequestHeader unset CF-Connecting-IPv6
    RequestHeader unset CF-IPCountry
    RequestHeader unset CF-Pseudo-IPv4
    RequestHeader unset CF-Visitor
    RequestHeader unset Client-Cert
    RequestHeader unset Client-Cert-Chain
    RequestHeader unset Client-IP
    RequestHeader unset CloudFront-Forwarded-Proto
    RequestHeader unset CloudFront-Viewer-Address
    RequestHeader unset DO-Connecting-IP
    RequestHeader unset Fastly-Client-IP
    RequestHeader unset Fastly-SSL
    RequestHeader unset Fly-Client-IP
    RequestHeader unset Forwarded
    RequestHeader unset Front-End-Https
    RequestHeader unset Https
    RequestHeader unset Incap-Client-IP
    RequestHeader unset Path-Info
    RequestHeader unset Proxy
    RequestHeader unset Proxy-Client-IP
    RequestHeader unset Remote-Addr
    RequestHeader unset Remote-Email
    RequestHeader unset Remote-Groups
    RequestHeader unset Remote-Host
    RequestHeader unset Remote-Name
    RequestHeader unset Remote-User
    RequestHeader unset SSL-Client-Cert
    RequestHeader unset SSL-Client-Issuer-DN
    RequestHeader unset SSL-Client-Subject-DN
    RequestHeader unset SSL-Client-Verify
    RequestHeader unset Script-Name
    RequestHeader unset Tailscale-User-Login
    RequestHeader unset Tailscale-User-Name
    RequestHeader unset Tailscale-User-Profile-Pic
    RequestHeader unset True-Client-IP
    RequestHeader unset WL-Proxy-Client-IP
    RequestHeader unset WL-Proxy-SSL
    RequestHeader unset X-ARR-ClientCert
    RequestHeader unset X-Amzn-Mtls-Clientcert
    RequestHeader unset X-Amzn-Oidc-Accesstoken
    RequestHeader unset X-Amzn-Oidc-Data
    RequestHeader unset X-Amzn-Oidc-Identity
    RequestHeader unset X-Appengine-User-IP
    RequestHeader unset X-Arr-Ssl
    RequestHeader unset X-Auth-Request-Access-Token
    RequestHeader unset X-Auth-Request-Email
    RequestHeader unset X-Auth-Request-Groups
    RequestHeader unset X-Auth-Request-Preferred-Username
    RequestHeader unset X-Auth-Request-Redirect
    RequestHeader unset X-Auth-Request-User
    RequestHeader unset X-Authenticated-User
    RequestHeader unset X-Authentik-Email
    RequestHeader unset X-Authentik-Groups
    RequestHeader unset X-Authentik-Name
    RequestHeader unset X-Authentik-Uid
    RequestHeader unset X-Authentik-Username
    RequestHeader unset X-Azure-ClientIP
    RequestHeader unset X-Azure-SocketIP
    RequestHeader unset X-Client-Cert
    RequestHeader unset X-Client-DN
    RequestHeader unset X-Client-IP
    RequestHeader unset X-Client-Proto
    RequestHeader unset X-Client-Verify
    RequestHeader unset X-Cluster-Client-IP
    RequestHeader unset X-Envoy-External-Address
    RequestHeader unset X-Envoy-Original-Host
    RequestHeader unset X-Envoy-Original-Path
    RequestHeader unset X-Forwarded
    RequestHeader unset X-Forwarded-Access-Token
    RequestHeader unset X-Forwarded-Address
    RequestHeader unset X-Forwarded-By
    RequestHeader unset X-Forwarded-Client-Cert
    RequestHeader unset X-Forwarded-Client-Ip
    RequestHeader unset X-Forwarded-Context
    RequestHeader unset X-Forwarded-Email
    RequestHeader unset X-Forwarded-Groups
    RequestHeader unset X-Forwarded-Https
    RequestHeader unset X-Forwarded-Method
    RequestHeader unset X-Forwarded-Path
    RequestHeader unset X-Forwarded-Port
    RequestHeader unset X-Forwarded-Preferred-Username
    RequestHeader unset X-Forwarded-Prefix
    RequestHeader unset X-Forwarded-Protocol
    RequestHeader unset X-Forwarded-Protocol-Scheme
    RequestHeader unset X-Forwarded-Remote-Addr
    RequestHeader unset X-Forwarded-Root
    RequestHeader unset X-Forwarded-Scheme
    RequestHeader unset X-Forwarded-Server
    RequestHeader unset X-Forwarded-Ssl
    RequestHeader unset X-Forwarded-Tls-Client-Cert
    RequestHeader unset X-Forwarded-Tls-Client-Cert-Info
    RequestHeader unset X-Forwarded-Uri
    RequestHeader unset X-Forwarded-Url
    RequestHeader unset X-Forwarded-User
    RequestHeader unset X-Goog-Authenticated-User-Email
    RequestHeader unset X-Goog-Authenticated-User-Id
    RequestHeader unset X-Goog-Iap-Jwt-Assertion
    RequestHeader unset X-HTTP-Host-Override
    RequestHeader unset X-Host
    RequestHeader unset X-Https
    RequestHeader unset X-MS-Client-Principal
    RequestHeader unset X-MS-Client-Principal-Id
    RequestHeader unset X-MS-Client-Principal-Idp
    RequestHeader unset X-MS-Client-Principal-Name
    RequestHeader unset X-Original-For
    RequestHeader unset X-Original-Host
    RequestHeader unset X-Original-Method
    RequestHeader unset X-Original-Prefix
    RequestHeader unset X-Original-Proto
    RequestHeader unset X-Original-Remote-Addr
    RequestHeader unset X-Original-URI
    RequestHeader unset X-Original-URL
    RequestHeader unset X-Originating-IP
    RequestHeader unset X-Peer-Address
    RequestHeader unset X-Port
    RequestHeader unset X-Proto
    RequestHeader unset X-Proxy-User
    RequestHeader unset X-ProxyUser-IP
    RequestHeader unset X-Real-Port
    RequestHeader unset X-Remote-Addr
    RequestHeader unset X-Remote-Email
    RequestHeader unset X-Remote-Group
    RequestHeader unset X-Remote-Groups
    RequestHeader unset X-Remote-Host
    RequestHeader unset X-Remote-IP
    RequestHeader unset X-Remote-Port
    RequestHeader unset X-Remote-User
    RequestHeader unset X-Rewrite-URL
    RequestHeader unset X-SSL-Cert
    RequestHeader unset X-SSL-Client-CN
    RequestHeader unset X-SSL-Client-Cert
    RequestHeader unset X-SSL-Client-DN
    RequestHeader unset X-SSL-Client-Fingerprint
    RequestHeader unset X-SSL-Client-S-DN
    RequestHeader unset X-SSL-Client-Serial
    RequestHeader unset X-SSL-Client-Subject-DN
    RequestHeader unset X-SSL-Client-Verify
    RequestHeader unset X-Scheme
    RequestHeader unset X-Script-Name
    RequestHeader unset X-Source-IP
    RequestHeader unset X-Sucuri-ClientIP
    RequestHeader unset X-Url-Scheme
    RequestHeader unset X-Vercel-Forwarded-For
    RequestHeader unset X-Webauth-User
    LimitRequestBody 10485760
    <If "req_novary('Content-Length') -gt 10485760">
        RedirectMatch 413 .*
    </If>
    <Location />
        SetInputFilter BUFFER
    </Location>
    SetEnv proxy-sendcl 1
    RewriteEngine On
    RewriteCond expr "req_novary('Transfer-Encoding') != ''"
    RewriteRule "^(/.*)$" "http://127.0.0.1:8082$1" "[P]"
    ProxyTimeout 65
    Alias /static/ /srv/public/main/files/
    ProxyPass /static/ !
    <Directory /srv/public/main/files>
        Require all granted
        FileETag None
        SetEnv webstack_quiet 1
        Header set Cache-Control max-age=3600
        <FilesMatch "\\\\.[0-9a-f]{12}\\\\.[A-Za-z0-9]+$">
            Header set Cache-Control "max-age=31536000, public, immutable"
        </FilesMatch>
    </Directory>
    ProxyPreserveHost On
    ProxyAddHeaders Off
    <Proxy balancer://app-main>
        BalancerMember http://shop-app-server-0-00000000000000:8000 connectiontimeout=2 timeout=60 retry=2 addressttl=5 upgrade=websocket ttl=60 hcmethod=TCP hcinterval=1 hcpasses=1 hcfails=1
        BalancerMember http://shop-app-server-1-00000000000000:8000 connectiontimeout=2 timeout=60 retry=2 addressttl=5 upgrade=websocket ttl=60 hcmethod=TCP hcinterval=1 hcpasses=1 hcfails=1
        ProxySet maxattempts=1
    </Proxy>
    AllowEncodedSlashes NoDecode
    ProxyPass / balancer://app-main/ nocanon
</VirtualHost>
Listen 127.0.0.1:8082
<VirtualHost 127.0.0.1:8082>
    ServerName spool.invalid
    SetEnvIf Request_URI ^ webstack_quiet=1
    RemoteIPHeader X-Real-IP
    RemoteIPInternalProxy 127.0.0.1
    RequestHeader set X-Real-IP "expr=%{REMOTE_ADDR}"
    LimitRequestBody 10485760
    <If "req_novary('Content-Length') -gt 10485760">
        RedirectMatch 413 .*
    </If>
    ProxyPreserveHost On
    ProxyAddHeaders Off
    <Proxy balancer://app-main>
        BalancerMember http://shop-app-server-0-00000000000000:8000 connectiontimeout=2 timeout=60 retry=2 addressttl=5 upgrade=websocket ttl=60 hcmethod=TCP hcinterval=1 hcpasses=1 hcfails=1
        BalancerMember http://shop-app-server-1-00000000000000:8000 connectiontimeout=2 timeout=60 retry=2 addressttl=5 upgrade=websocket ttl=60 hcmethod=TCP hcinterval=1 hcpasses=1 hcfails=1
        ProxySet maxattempts=1
    </Proxy>
    AllowEncodedSlashes NoDecode
    ProxyPass / balancer://app-main/ nocanon
</VirtualHost>
"
`);
});

test("a module is loaded where it is no part of the program", () => {
  const { configuration } = bind(new Apache(), [SHOP]);
  const begin = configuration.slice(0, configuration.indexOf("Listen"));
  expect(begin).toContain(`
ServerRoot /usr/local/apache2
<IfModule !mpm_event_module>
    LoadModule mpm_event_module modules/mod_mpm_event.so
</IfModule>
`);
  expect(begin.match(/LoadModule (\w+)_module modules\/mod_\1[.]so/g)).toHaveLength(begin.split("</IfModule>").length - 1);
});
